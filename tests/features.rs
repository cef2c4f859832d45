//! Each version of Primer's API has a document, a module and a feature of the same name.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use primer_codegen_core::args;
use primer_tests::VERSIONS;
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
        assert_eq!(is_version(name), versions.contains(name), "{name}");
    }
}

#[test]
fn each_version_is_in_the_list_of_the_tests() {
    let documents: BTreeSet<_> = documents().into_iter().collect();
    let listed = VERSIONS.iter().map(|&version| version.to_owned());
    assert_eq!(documents, listed.collect());
}

/// `cargo test --workspace` tests all features that need no library of the platform: they are on by default, or this package
/// switches them on.
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

/// Code for `wasm32-unknown-unknown` has no sockets, no threads, and no random numbers from the system.
///
/// The test looks at the dependencies of the host: those of wasm are not downloaded on a machine that never built for it.
#[test]
fn types_without_a_client_need_nothing_that_wasm_lacks() {
    let versions: Vec<_> = documents().iter().map(|name| module(name)).collect();
    let crates = dependencies(&["--no-default-features", "--features", &versions.join(",")]);
    assert!(crates.contains("serde_json"), "{crates:?}");
    for absent in [
        "reqwest",
        "tokio",
        "hyper",
        "mio",
        "socket2",
        "rustls",
        "getrandom",
    ] {
        assert!(!crates.contains(absent), "{absent}: {crates:?}");
    }
    assert!(dependencies(&[]).contains("reqwest"));
}

/// The names of the documents: `2.4` and the like.
/// Each crate that a service compiles costs each of its builds.
#[test]
fn a_service_of_one_version_compiles_nothing_for_what_it_does_not_use() {
    let features = ["--no-default-features", "--features", "rustls,v2_4"];
    let crates = crates("normal,build", &features);
    for name in ["h2", "serde_json_path", "nom", "clap", "axum"] {
        assert!(!crates.contains(name), "{name}");
    }
    assert!(crates.contains("reqwest") && crates.contains("saphyr_parser"));
}

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

/// Whether a feature is named like a version: a `v` and a number.
fn is_version(feature: &str) -> bool {
    let number = feature.strip_prefix('v');
    number.is_some_and(|it| it.starts_with(|first: char| first.is_ascii_digit()))
}

/// The features of `primer-api`, each with the features that it switches on.
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

/// The names of all crates that `primer-api` depends on at run time, with these features.
fn dependencies(features: &[&str]) -> BTreeSet<String> {
    crates("normal,no-proc-macro", features)
}

/// The names of all crates that `primer-api` depends on by edges of these kinds, with these features.
fn crates(edges: &str, features: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--locked",
            "--prefix=none",
            &format!("--edges={edges}"),
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
