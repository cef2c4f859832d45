//! The modules of a crate, and which of them use which.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path as FilePath, PathBuf};

use super::code::{without_comments, without_tests};
use super::paths::{Path, Usage, paths};

/// A module's path in its crate: `document::check`, and nothing for the crate's root.
pub(crate) type Module = Vec<String>;

/// The modules of a crate, each with its file. Modules of tests are left out.
pub(crate) struct Modules {
    files: BTreeMap<Module, File>,
    externals: BTreeSet<String>,
}

struct File {
    path: PathBuf,
    code: String,
    paths: Vec<Path>,
}

/// A use of one module, or of another crate, in a file.
#[derive(Clone, Debug)]
pub(crate) struct Use {
    /// The module that uses it.
    pub from: Module,
    /// The file and the line.
    pub place: String,
    /// The path as it is written.
    pub written: String,
    /// The module or crate that is used.
    pub target: Target,
    /// Whether a module only passes on an item of a module below it, by `pub use`.
    pub is_passed_on: bool,
}

/// The module or crate that a path leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A module of the same crate, and the item there.
    Module(Module, Option<String>),
    /// Another crate, or one of the standard library's modules: `std::fs`.
    External(String),
}

impl Modules {
    /// Reads a crate: its folder, with the manifest and `src`.
    pub(crate) fn read(folder: &FilePath) -> Self {
        let mut files = BTreeMap::new();
        let mut tests = Vec::new();
        read_folder(&folder.join("src"), &[], &mut files, &mut tests);
        files.retain(|module: &Module, _| !tests.iter().any(|test| module.starts_with(test)));
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        Self {
            files,
            externals: dependencies(&manifest),
        }
    }

    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Module> {
        self.files.keys()
    }

    /// The file of a module.
    pub(crate) fn file(&self, module: &Module) -> String {
        self.files[module].path.display().to_string()
    }

    /// All uses of modules and crates, those of a module by itself left out.
    pub(crate) fn uses(&self) -> Vec<Use> {
        let uses = self.files.iter().flat_map(|(from, file)| {
            file.paths.iter().filter_map(move |path| {
                let target = self.target(from, path)?;
                if matches!(&target, Target::Module(module, _) if module == from) {
                    return None;
                }
                let is_below =
                    matches!(&target, Target::Module(module, _) if module.starts_with(from));
                Some(Use {
                    from: from.clone(),
                    place: format!("{}:{}", file.path.display(), path.line),
                    written: path.segments.join("::"),
                    target,
                    is_passed_on: is_below && matches!(path.usage, Usage::Export(_)),
                })
            })
        });
        uses.collect()
    }

    fn target(&self, from: &Module, path: &Path) -> Option<Target> {
        if path.usage == Usage::Macro {
            let first = path.segments.first()?;
            let prints = ["dbg", "eprint", "eprintln", "print", "println"];
            return match prints.contains(&first.as_str()) {
                true => Some(Target::External("std::io".to_owned())),
                false => self.external(&path.segments),
            };
        }
        match self.start(from, &path.segments) {
            Some((start, rest)) => {
                let target = self.follow(start, rest, 0);
                target.filter(|target| !self.is_macro(target))
            }
            None => self.external(&path.segments),
        }
    }

    /// Whether a target is a macro that the crate exports: such a macro stands at the root, wherever it is written.
    fn is_macro(&self, target: &Target) -> bool {
        let Target::Module(module, Some(item)) = target else {
            return false;
        };
        let definition = format!("macro_rules! {item} ");
        module.is_empty()
            && self
                .files
                .values()
                .any(|file| file.code.contains(&definition))
    }

    fn external(&self, segments: &[String]) -> Option<Target> {
        let first = segments.first()?;
        if first == "std" {
            let module = segments.get(1)?;
            let is_listed =
                ["env", "fs", "io", "net", "process", "thread"].contains(&module.as_str());
            return is_listed.then(|| Target::External(format!("std::{module}")));
        }
        self.externals
            .contains(first)
            .then(|| Target::External(first.clone()))
    }

    /// The module in which a path starts, and the rest of the path; `None` if it starts in another crate.
    fn start<'p>(&self, from: &Module, segments: &'p [String]) -> Option<(Module, &'p [String])> {
        let (first, rest) = segments.split_first()?;
        match first.as_str() {
            "crate" => Some((Module::new(), rest)),
            "self" => Some((from.clone(), rest)),
            "super" => {
                let supers = segments.iter().take_while(|it| *it == "super").count();
                let depth = from.len().checked_sub(supers)?;
                Some((from[..depth].to_vec(), &segments[supers..]))
            }
            _ => {
                let below = child(from, first);
                self.files
                    .contains_key(&below)
                    .then(|| (from.clone(), segments))
            }
        }
    }

    /// The module that a path leads to, past modules that only pass an item on.
    fn follow(&self, start: Module, rest: &[String], depth: usize) -> Option<Target> {
        let mut module = start;
        let mut rest = rest;
        while let Some((first, others)) = rest.split_first() {
            let below = child(&module, first);
            if !self.files.contains_key(&below) {
                break;
            }
            (module, rest) = (below, others);
        }
        let item = rest.first();
        let file = self.files.get(&module)?;
        let Some(name) = item.filter(|_| depth < 8) else {
            return Some(Target::Module(module, item.cloned()));
        };
        for path in &file.paths {
            let (Usage::Import(known) | Usage::Export(known)) = &path.usage else {
                continue;
            };
            let Some((start, mut segments)) = self.start(&module, &path.segments) else {
                continue;
            };
            let mut of_all;
            if known == "*" {
                of_all = segments.to_vec();
                of_all.pop();
                let Some(Target::Module(source, None)) =
                    self.follow(start.clone(), &of_all, depth + 1)
                else {
                    continue;
                };
                if !self.defines(&source, name) {
                    continue;
                }
                of_all.push(name.clone());
                segments = &of_all;
            } else if known != name {
                continue;
            }
            return self.follow(start, segments, depth + 1);
        }
        Some(Target::Module(module, Some(name.clone())))
    }

    fn defines(&self, module: &Module, name: &str) -> bool {
        let kinds = ["fn", "struct", "enum", "trait", "type", "const", "static"];
        self.files.get(module).is_some_and(|file| {
            kinds.iter().any(|kind| {
                file.code
                    .match_indices(&format!("{kind} {name}"))
                    .any(|(at, found)| {
                        let after = file.code[at + found.len()..].chars().next();
                        !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
                    })
            })
        })
    }
}

/// The module of a name within another.
fn child(module: &[String], name: &str) -> Module {
    let mut child = module.to_vec();
    child.push(name.to_owned());
    child
}

fn read_folder(
    folder: &FilePath,
    parent: &[String],
    files: &mut BTreeMap<Module, File>,
    tests: &mut Vec<Module>,
) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let below = child(parent, &name);
        if path.is_dir() {
            // The binaries are crates of their own.
            if !(parent.is_empty() && name == "bin") {
                read_folder(&path, &below, files, tests);
            }
            continue;
        }
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let module = match name.as_str() {
            "mod" => parent.to_vec(),
            "lib" if parent.is_empty() => Module::new(),
            _ => below,
        };
        let text = fs::read_to_string(&path).unwrap();
        let path = relative(path);
        let (code, of_tests) = without_tests(without_comments(&text));
        let of_tests = of_tests.into_iter();
        tests.extend(of_tests.map(|name| child(&module, &name)));
        let paths = paths(&code);
        files.insert(module, File { path, code, paths });
    }
}

/// A path as it is in messages: relative to the workspace.
fn relative(path: PathBuf) -> PathBuf {
    let core = FilePath::new(env!("CARGO_MANIFEST_DIR"));
    let workspace = core.ancestors().nth(2).unwrap_or(core);
    let relative = path.strip_prefix(workspace).map(FilePath::to_owned);
    relative.unwrap_or(path)
}

/// The crates that a manifest declares as dependencies.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let sections = manifest.split("\n[");
    let section = sections.filter_map(|section| section.strip_prefix("dependencies]"));
    let lines = section.flat_map(str::lines);
    lines
        .filter_map(|line| line.split(['.', ' ', '=']).next())
        .filter(|name| !name.is_empty())
        .map(|name| name.replace('-', "_"))
        .collect()
}
