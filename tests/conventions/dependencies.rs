//! The packages that the workspace is built of, as Cargo tells them.

use std::collections::{HashMap, HashSet};
use std::process::Command;

use serde_json::Value;

use super::licenses::{allowed, is_allowed};

/// The packages that users build.
const PUBLISHED: [&str; 3] = ["primer-api", "primer-codegen", "primer-codegen-core"];

#[test]
fn every_dependency_has_a_license_that_deny_toml_allows() {
    let (packages, allowed) = (packages(), allowed());
    let is_wrong = |package: &&Value| {
        let license = package["license"].as_str().unwrap_or_default();
        !is_allowed(license, &allowed)
    };
    let wrong: Vec<String> = packages["packages"]
        .as_array()
        .unwrap()
        .iter()
        .filter(is_wrong)
        .map(|package| format!("{}: {}", package["name"], package["license"]))
        .collect();
    assert!(wrong.is_empty(), "not allowed by deny.toml: {wrong:#?}");
}

#[test]
fn every_dependency_comes_from_the_registry() {
    let packages = packages();
    let sources = packages["packages"].as_array().unwrap().iter();
    let sources = sources.filter_map(|package| package["source"].as_str());
    let others: HashSet<&str> = sources
        .filter(|it| *it != "registry+https://github.com/rust-lang/crates.io-index")
        .collect();
    assert!(others.is_empty(), "{others:?}");
}

/// Clippy's `incompatible_msrv`, which is on, says the same of the standard library's functions.
#[test]
fn no_dependency_of_users_needs_a_newer_rust_than_the_packages_say() {
    let packages = packages();
    let by_id: HashMap<&str, &Value> = packages["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| (package["id"].as_str().unwrap(), package))
        .collect();
    let is_published = |package: &Value| PUBLISHED.iter().any(|name| package["name"] == *name);
    let published: Vec<&str> = by_id
        .iter()
        .filter(|(_, package)| is_published(package))
        .map(|(id, _)| *id)
        .collect();
    assert_eq!(published.len(), PUBLISHED.len());
    let minimum = by_id[published[0]]["rust_version"].as_str().unwrap();
    for id in &published {
        assert_eq!(by_id[id]["rust_version"], minimum, "{id}");
    }
    let reached = reached(&packages, published);
    assert!(reached.len() > 100, "{}", reached.len());
    let newer: Vec<String> = reached
        .iter()
        .map(|id| by_id[id])
        .filter(|package| version(package["rust_version"].as_str()) > version(Some(minimum)))
        .map(|package| format!("{} needs {}", package["name"], package["rust_version"]))
        .collect();
    assert!(newer.is_empty(), "newer than {minimum}: {newer:#?}");
}

/// The packages that some packages build, with all features on all platforms, but not for tests.
fn reached<'m>(packages: &'m Value, from: Vec<&'m str>) -> HashSet<&'m str> {
    let nodes = packages["resolve"]["nodes"].as_array().unwrap().iter();
    let nodes: HashMap<&str, &Value> = nodes.map(|it| (it["id"].as_str().unwrap(), it)).collect();
    let mut reached: HashSet<&str> = from.iter().copied().collect();
    let mut waiting = from;
    while let Some(id) = waiting.pop() {
        for dependency in nodes[id]["deps"].as_array().unwrap() {
            let kinds = dependency["dep_kinds"].as_array().unwrap();
            let id = dependency["pkg"].as_str().unwrap();
            if kinds.iter().any(|it| it["kind"] != "dev") && reached.insert(id) {
                waiting.push(id);
            }
        }
    }
    reached
}

/// The major and the minor version; packages that say none take any.
fn version(text: Option<&str>) -> (u64, u64) {
    let mut parts = text
        .unwrap_or("0.0")
        .split('.')
        .map(|it| it.parse().unwrap());
    (parts.next().unwrap(), parts.next().unwrap_or(0))
}

fn packages() -> Value {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--all-features",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}
