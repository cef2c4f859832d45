//! A crate outside of the workspace, as a service is.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use serde_json::Value;

/// A crate in a folder of its own, which a test writes and builds without a network.
pub struct Project {
    folder: PathBuf,
    name: &'static str,
    /// Environment variables of Cargo.
    variables: Vec<(&'static str, &'static str)>,
}

const HOUR: Duration = Duration::from_secs(3600);

/// The result of a Cargo command, with the output of Cargo and of the program.
pub struct Outcome {
    /// Whether it succeeded.
    pub success: bool,
    /// The output of the program.
    pub stdout: String,
    /// The output of Cargo and the compiler; a line per crate says whether it was `Fresh`.
    pub stderr: String,
}

impl Project {
    /// Writes a crate into a folder of `CARGO_TARGET_TMPDIR`, with some of the workspace's packages or of others in version 1, and Tokio,
    /// as its dependencies.
    ///
    /// A crate with a `build.rs` has the generator as a dependency of it.
    ///
    /// The crates of all tests share one target folder, and Tokio's features are the same in all of them, so that the
    /// dependencies are built once; the crate itself is built anew in every run.
    pub fn new(
        temporary: &str,
        name: &'static str,
        packages: &[&str],
        files: &[(&str, &str)],
    ) -> Self {
        let folder = Path::new(temporary).join(name);
        let _ = fs::remove_dir_all(&folder);
        let project = Self {
            folder,
            name,
            variables: Vec::new(),
        };
        let has_script = files.iter().any(|(path, _)| *path == "build.rs");
        let script = if has_script {
            script_dependencies()
        } else {
            String::new()
        };
        project.write("Cargo.toml", &(manifest(name, packages) + &script));
        for (path, text) in files {
            project.write(path, text);
        }
        // The versions that the workspace builds with are there; others would have to be fetched.
        let lock = workspace().join("Cargo.lock");
        fs::copy(lock, project.folder.join("Cargo.lock")).unwrap();
        let cleaned = project.cargo(&["clean", "--package", name]);
        assert!(cleaned.success, "{}", cleaned.stderr);
        project
    }

    /// Writes a crate whose library takes the documents `old.json` and `new.json`.
    pub fn of_versions(
        temporary: &str,
        name: &'static str,
        lib: &str,
        versions: [Value; 2],
    ) -> Self {
        let [old, new] = versions.map(|document| document.to_string());
        let files = [
            ("src/lib.rs", lib),
            ("old.json", &*old),
            ("new.json", &*new),
        ];
        Self::new(temporary, name, &["primer-api", "primer-codegen"], &files)
    }

    /// Writes a file with a time before all builds.
    fn write(&self, path: &str, text: &str) {
        self.write_at(path, text, SystemTime::now() - HOUR);
    }

    /// Writes a file again, with a time after all builds: Cargo compares times, and a clock may be coarse.
    pub fn edit(&self, path: &str, text: &str) {
        self.write_at(path, text, SystemTime::now() + HOUR);
    }

    fn write_at(&self, path: &str, text: &str, time: SystemTime) {
        let file = self.folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, text).unwrap();
        File::options()
            .write(true)
            .open(&file)
            .unwrap()
            .set_modified(time)
            .unwrap();
    }

    /// Reads a file; `None` if it does not exist.
    pub fn read(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.folder.join(path)).ok()
    }

    /// The names of the files in a folder.
    pub fn list(&self, path: &str) -> Vec<String> {
        let entries = fs::read_dir(self.folder.join(path)).unwrap();
        let names = entries.map(|it| it.unwrap().file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    /// Sets an environment variable of Cargo.
    #[must_use]
    pub fn with_variable(mut self, name: &'static str, value: &'static str) -> Self {
        self.variables.push((name, value));
        self
    }

    /// Sets none of them any more.
    #[must_use]
    pub fn without_variables(mut self) -> Self {
        self.variables.clear();
        self
    }

    /// Builds the crate.
    pub fn build(&self) -> Outcome {
        self.cargo(&["build"])
    }

    /// Builds and runs the crate.
    pub fn run(&self) -> Outcome {
        self.cargo(&["run"])
    }

    /// Runs the tests in the crate's documentation.
    pub fn doctest(&self) -> Outcome {
        self.cargo(&["test", "--doc"])
    }

    /// Writes the documentation of the crate; warnings are errors.
    pub fn document(&self) -> Outcome {
        self.cargo(&["rustdoc", "--lib", "--", "-D", "warnings"])
    }

    fn cargo(&self, arguments: &[&str]) -> Outcome {
        let output = Command::new(env!("CARGO"))
            .arg("--offline")
            .arg("--verbose")
            .args(arguments)
            .current_dir(&self.folder)
            .envs(self.variables.iter().copied())
            .env("CARGO_TARGET_DIR", self.folder.with_file_name("outside"))
            .output()
            .unwrap();
        Outcome {
            success: output.status.success(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Whether Cargo did not build the crate again.
    pub fn is_fresh(&self, outcome: &Outcome) -> bool {
        let line = format!("Fresh {} v0.1.0", self.name);
        outcome
            .stderr
            .lines()
            .any(|it| it.trim_start().starts_with(&line))
    }
}

fn manifest(name: &str, packages: &[&str]) -> String {
    let dependency = |package: &&str| {
        let features = match *package {
            "primer-api" => r#"features = ["sandbox"], "#,
            _ => "",
        };
        let path = workspace().join(package);
        if !path.exists() {
            return format!("{package} = \"1\"\n");
        }
        format!("{package} = {{ {features}path = '{}' }}\n", path.display())
    };
    let dependencies: String = packages.iter().map(dependency).collect();
    format!(
        r#"[package]
name = "{name}"
version = "0.1.0"
edition = "2024"

[dependencies]
{dependencies}tokio = {{ version = "1", features = ["macros", "rt-multi-thread"] }}

[profile.dev]
debug = false

# No member of the workspace whose target folder it lies in.
[workspace]
"#
    )
}

fn script_dependencies() -> String {
    let core = workspace().join("primer-codegen/core");
    format!(
        "\n[build-dependencies]\nprimer-codegen-core = {{ path = '{}' }}\n",
        core.display()
    )
}

fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}
