//! Each version of Primer's API has a document, a module and a feature, all of the same name.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use primer_codegen_core::args;
use quote::ToTokens;
use serde_json::{Value, json};

#[test]
fn each_version_is_a_feature_that_is_on_by_default() {
    let features = features();
    let defaults = features["default"].as_array().unwrap();
    let versions: BTreeSet<_> = documents().iter().map(|name| module(name)).collect();
    for version in &versions {
        assert_eq!(features[version], json!([]), "{version}");
        assert!(defaults.contains(&json!(version)), "{version}");
    }
    for name in features.as_object().unwrap().keys() {
        let is_version = name.starts_with("v2");
        assert_eq!(is_version, versions.contains(name), "{name}");
    }
}

/// `cargo test --workspace` tests all features that need nothing of the platform: by default, or because these tests ask.
#[test]
fn the_tests_switch_on_every_feature_but_native_tls() {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let manifest = fs::read_to_string(manifest).unwrap();
    let line = manifest.lines().find(|it| it.starts_with("primer-api = "));
    let line = line.unwrap();
    let features = features();
    let defaults = features["default"].as_array().unwrap();
    for name in features.as_object().unwrap().keys() {
        let is_on = name == "default"
            || defaults.contains(&json!(name))
            || line.contains(&format!("\"{name}\""));
        assert_eq!(is_on, name != "native-tls", "{name}");
    }
}

#[test]
fn each_version_is_a_module_if_its_feature_is_on() {
    let expected = documents().into_iter().map(|name| {
        let module = module(&name);
        let condition = format!("cfg(feature=\"{module}\")");
        [condition, module, format!("../spec/{name}.yaml")]
    });
    assert_eq!(entries("src/lib.rs"), expected.collect());
}

#[test]
fn the_sandbox_has_the_types_of_a_version_if_its_feature_is_off() {
    let expected = documents().into_iter().map(|name| {
        let module = module(&name);
        let condition = format!("cfg(not(feature=\"{module}\"))");
        [condition, module, format!("../../spec/{name}.yaml")]
    });
    assert_eq!(entries("src/sandbox/types.rs"), expected.collect());
}

/// What compiles for `wasm32-unknown-unknown` has no sockets, no threads and no randomness of the system's.
///
/// The crates are those of the host: those of wasm are not there on a machine that never built for it.
#[test]
fn types_alone_depend_on_nothing_that_wasm_lacks() {
    let crates = dependencies(&["--no-default-features", "--features", "v2_4"]);
    assert!(crates.contains("serde_json"), "{crates:?}");
    for needless in [
        "reqwest",
        "tokio",
        "hyper",
        "mio",
        "socket2",
        "rustls",
        "getrandom",
    ] {
        assert!(!crates.contains(needless), "{needless}: {crates:?}");
    }
    assert!(dependencies(&[]).contains("reqwest"));
}

/// The names of the documents: `2.4` and the like.
fn documents() -> Vec<String> {
    fs::read_dir(package().join("spec"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|file| file.strip_suffix(".yaml").map(str::to_owned))
        .collect()
}

/// The name of a document's module, and of its feature.
fn module(document: &str) -> String {
    format!("v{}", document.replace(['.', '-'], "_"))
}

/// The features of `primer-api`, each with what it turns on.
fn features() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version=1"])
        .current_dir(package())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let api = packages.iter().find(|it| it["name"] == "primer-api");
    api.unwrap()["features"].clone()
}

/// The names of the crates that `primer-api` is made of, with some of its features.
fn dependencies(features: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--locked",
            "--prefix=none",
            "--edges=normal,no-proc-macro",
            "--no-dedupe",
            "--format={lib}",
        ])
        .args(features)
        .current_dir(package())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let names = String::from_utf8(output.stdout).unwrap();
    names.lines().map(str::to_owned).collect()
}

/// The entries of the macro's calls in a file: condition, module and document of each.
fn entries(file: &str) -> BTreeSet<[String; 3]> {
    let text = fs::read_to_string(package().join(file)).unwrap();
    let items = syn::parse_file(&text).unwrap().items.into_iter();
    let calls = items.filter_map(|item| match item {
        syn::Item::Macro(item) => Some(item.mac),
        _ => None,
    });
    let calls = calls.filter(|call| {
        call.path
            .to_token_stream()
            .to_string()
            .ends_with("generate_api")
    });
    let modules = calls.flat_map(|call| args::parse(call.tokens).unwrap().modules);
    let entries = modules.map(|module| {
        let condition = module
            .attributes
            .iter()
            .find(|it| it.path().is_ident("cfg"));
        let condition = condition.map(|it| it.meta.to_token_stream().to_string().replace(' ', ""));
        [
            condition.unwrap_or_default(),
            module.name.to_string(),
            module.path.value(),
        ]
    });
    entries.collect()
}

fn package() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../primer-api")
}
