#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;

use super::{Cache, Call, Kept};
use crate::Parts;
use crate::args::{self, Args};
use crate::generated::{Generated, Lowered, wanted};
use crate::source::{Caller, Target};

const CALL: &str =
    r#"pub mod shop = "spec/shop.yaml" + "spec/overlay.yaml"; mod other = "spec/other.yaml";"#;

/// With a warning, and a reference into another file.
const SHOP: &str = "
openapi: 3.0.3
info: {title: Shop, version: '1'}
paths:
  /orders:
    get:
      responses:
        '200':
          description: Orders.
          content: {application/json: {schema: {type: array}}}
        '400':
          description: Refused.
          content: {application/json: {schema: {$ref: 'parts/problem.yaml'}}}
";

const OVERLAY: &str = "
overlay: 1.0.0
info: {title: Words, version: '1'}
actions:
  - target: $.info
    update: {description: A shop.}
";

const OTHER: &str = "
openapi: 3.0.3
info: {title: Other, version: '1'}
paths: {}
";

const PROBLEM: &str = "{type: object, properties: {reason: {type: string}}}";

/// A crate in a folder of its own, with its documents.
struct Crate {
    root: PathBuf,
    caller: Caller,
}

impl Crate {
    fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("primer-cache-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        let made = Self {
            caller: Caller {
                file: Some(root.join("src/lib.rs")),
                manifest_folder: root.clone(),
            },
            root,
        };
        made.write("spec/shop.yaml", SHOP);
        made.write("spec/overlay.yaml", OVERLAY);
        made.write("spec/other.yaml", OTHER);
        made.write("spec/parts/problem.yaml", PROBLEM);
        made
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    /// Asks the cache of a call something.
    fn ask<R>(
        &self,
        call: &str,
        parts: Parts,
        library: &str,
        question: impl FnOnce(&Args, &Cache<'_>) -> R,
    ) -> R {
        let args = args::parse(call.parse().unwrap()).unwrap();
        let modules = args.modules.iter();
        let modules: Vec<(String, Vec<String>)> = modules
            .map(|module| (module.name.to_string(), wanted(module).0))
            .collect();
        let call = Call {
            caller: &self.caller,
            parts,
            text: call,
            modules: &modules,
        };
        let target = Target {
            folder: self.root.join("target/debug"),
            library: library.to_owned(),
        };
        question(&args, &Cache::in_target(call, target))
    }

    /// The code that was kept for a call, with its warnings.
    fn found_by(&self, call: &str, parts: Parts, library: &str) -> Option<String> {
        self.ask(call, parts, library, |args, cache| {
            let Kept { written, documents } = cache.find()?;
            Some(text(&Generated {
                args,
                written,
                documents: documents.into_iter().map(Lowered::kept).collect(),
            }))
        })
    }

    fn found(&self) -> Option<String> {
        self.found_by(CALL, Parts::TypesAndClient, "one")
    }

    /// Generates the code of the call, keeps it, and returns it.
    fn keep(&self) -> String {
        let parts = Parts::TypesAndClient;
        self.ask(CALL, parts, "one", |args, cache| {
            let generated = Generated::of(args, &self.caller, parts);
            let documents = generated.documents.iter().map(Lowered::read_of);
            cache.keep(&generated.written, documents);
            text(&generated)
        })
    }
}

impl Drop for Crate {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

fn text(generated: &Generated<'_>) -> String {
    let mut tokens = generated.code(|document| &document.files);
    tokens.extend(generated.reported());
    tokens.to_string()
}

#[test]
fn what_is_found_is_what_was_generated() {
    let own = Crate::new("same");
    assert_eq!(own.found(), None);
    let generated = own.keep();
    assert!(generated.contains("an array needs `items`"), "{generated}");
    assert!(generated.contains("parts/problem.yaml"), "{generated}");
    assert_eq!(own.found(), Some(generated));
}

#[test]
fn nothing_is_found_after_an_edit_of_any_file() {
    let files = [
        ("spec/shop.yaml", SHOP),
        ("spec/overlay.yaml", OVERLAY),
        ("spec/other.yaml", OTHER),
        ("spec/parts/problem.yaml", PROBLEM),
    ];
    let own = Crate::new("edited");
    for (path, text) in files {
        own.keep();
        assert!(own.found().is_some());
        own.write(path, &format!("{text} "));
        assert_eq!(own.found(), None, "{path}");
        own.write(path, text);
        assert!(own.found().is_some(), "{path}");
        fs::remove_file(own.root.join(path)).unwrap();
        assert_eq!(own.found(), None, "{path}");
        own.write(path, text);
    }
    // The path now means another file, of the same text.
    own.write("src/spec/other.yaml", OTHER);
    assert_eq!(own.found(), None);
}

#[test]
fn nothing_is_found_by_another_call_or_macro() {
    let own = Crate::new("call");
    own.keep();
    let options = CALL.replace("other.yaml\"", "other.yaml\" { types_only; }");
    assert_eq!(own.found_by(&options, Parts::TypesAndClient, "one"), None);
    assert_eq!(own.found_by(CALL, Parts::Types, "one"), None);
    assert_eq!(own.found_by(CALL, Parts::TypesAndClient, "two"), None);
    assert!(own.found().is_some());
}

#[test]
fn what_has_an_error_is_not_kept() {
    let own = Crate::new("error");
    own.write("spec/other.yaml", &OTHER.replace("paths: {}", "path: {}"));
    let generated = own.keep();
    assert!(generated.contains("compile_error"), "{generated}");
    assert_eq!(own.found(), None);
}

#[test]
fn a_file_that_is_cut_or_foreign_is_not_read() {
    let own = Crate::new("cut");
    let generated = own.keep();
    let folder = own.root.join("target/debug/.primer-codegen");
    let kept = fs::read_dir(folder)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let whole = fs::read(&kept).unwrap();
    for end in (0..whole.len()).step_by(97).chain([whole.len() - 1]) {
        fs::write(&kept, whole.get(..end).unwrap()).unwrap();
        assert_eq!(own.found(), None, "{end}");
    }
    fs::write(&kept, [&whole[..], b"\n"].concat()).unwrap();
    assert_eq!(own.found(), None);
    let mut lost = whole.clone();
    lost.iter_mut().rev().take(300).for_each(|byte| *byte = 0);
    fs::write(&kept, lost).unwrap();
    assert_eq!(own.found(), None);
    fs::write(&kept, [0xff, 0xfe]).unwrap();
    assert_eq!(own.found(), None);
    fs::remove_file(&kept).unwrap();
    fs::create_dir(&kept).unwrap();
    assert_eq!(own.found(), None);
    assert_eq!(own.keep(), generated);
}
