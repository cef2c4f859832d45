//! A program of the workspace, as a process.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, JoinHandle};

/// A program that runs until it is dropped.
pub struct Program {
    process: Child,
    lines: Receiver<String>,
    errors: Option<JoinHandle<String>>,
}

/// A program that has ended.
pub struct Ended {
    /// How it ended.
    pub status: ExitStatus,
    /// The lines that it printed and that were not read before.
    pub lines: Vec<String>,
    /// What it wrote to its standard error.
    pub errors: String,
}

impl Program {
    /// Starts what `cargo run` starts with these options and `primer-api`'s feature `sandbox`, with these environment variables.
    ///
    /// Cargo becomes the program where it can, so that a signal reaches it.
    pub fn start(options: &[&str], arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut process = Command::new(cargo)
            .args(["run", "--quiet", "--locked", "--package", "primer-api"])
            .args(["--features", "sandbox"])
            .args(options)
            .arg("--")
            .args(arguments)
            .envs(variables.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(process.stdout.take().unwrap());
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        let mut errors = process.stderr.take().unwrap();
        let errors = thread::spawn(move || {
            let mut bytes = Vec::new();
            errors.read_to_end(&mut bytes).unwrap();
            String::from_utf8_lossy(&bytes).into_owned()
        });
        Self {
            process,
            lines,
            errors: Some(errors),
        }
    }

    /// Waits for the next line that begins so, and yields the rest of it.
    ///
    /// # Panics
    ///
    /// If the program ends without one.
    pub fn line(&mut self, start: &str) -> String {
        while let Ok(line) = self.lines.recv() {
            if let Some(rest) = line.strip_prefix(start) {
                return rest.to_owned();
            }
        }
        let errors = self.errors.take().unwrap().join().unwrap();
        panic!("no line begins with `{start}`: {errors}");
    }

    /// Sends a signal by its name, `INT` or `TERM`.
    pub fn signal(&self, name: &str) {
        let process = self.process.id().to_string();
        let kill = Command::new("kill").args(["-s", name, &process]).status();
        assert!(kill.unwrap().success());
    }

    /// Kills the program.
    pub fn kill(mut self) -> Ended {
        self.process.kill().unwrap();
        self.end()
    }

    /// Waits until the program has ended.
    pub fn end(mut self) -> Ended {
        let status = self.process.wait().unwrap();
        Ended {
            status,
            lines: self.lines.iter().collect(),
            errors: self.errors.take().unwrap().join().unwrap(),
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It has ended already, perhaps.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
