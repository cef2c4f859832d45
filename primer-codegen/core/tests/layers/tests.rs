//! The checks themselves, on small crates and tables.

use std::collections::BTreeSet;
use std::path::Path;

use super::modules::{Modules, Target};
use super::table::Room;
use super::{circles, circles_of_rooms, files_without_a_room, forbidden, name, out_of_date};

#[test]
fn a_circle_is_found() {
    let arrows = [
        ("a", vec!["b"]),
        ("b", vec!["c", "d"]),
        ("c", vec!["a"]),
        ("d", vec![]),
    ];
    let set = |names: &[&str]| {
        names
            .iter()
            .map(|&it| it.to_owned())
            .collect::<BTreeSet<_>>()
    };
    let arrows = arrows
        .iter()
        .map(|(from, to)| ((*from).to_owned(), set(to)));
    assert_eq!(circles(&arrows.collect()), [set(&["a", "b", "c"])]);
}

/// Writes a small crate, and reads its modules.
fn small(name: &str, files: &[(&str, &str)]) -> Modules {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    let manifest = (
        "Cargo.toml",
        "[package]\n[dependencies]\nsyn.workspace = true\n",
    );
    for (path, text) in files.iter().chain([&manifest]) {
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    Modules::read(&folder)
}

#[test]
fn a_use_is_found_however_it_is_written() {
    let files = [
        ("src/lib.rs", "mod a;\npub mod b;\npub use self::b::B;\n"),
        (
            "src/a.rs",
            "use super::b::B;\n#[cfg(test)]\nmod tests;\nmod inner;",
        ),
        (
            "src/a/inner.rs",
            "fn f() -> super::super::B { syn::parse() }",
        ),
        ("src/a/tests.rs", "use crate::b::c::C;"),
        (
            "src/b.rs",
            "mod c;\npub use self::c::C;\npub struct B;\nfn f() { c::f() }",
        ),
        (
            "src/b/c.rs",
            "use crate::C as Other;\npub struct C;\nuse crate::a::*;",
        ),
    ];
    let modules = small("layers_uses", &files);
    let uses = modules.uses().into_iter().filter(|it| !it.is_passed_on);
    let uses: Vec<String> = uses
        .map(|it| match it.target {
            Target::Module(to, _) => format!("{} -> {}", name(&it.from), name(&to)),
            Target::External(to) => format!("{} => {to}", name(&it.from)),
        })
        .collect();
    let expected = [
        "a -> b",
        "a::inner -> b",
        "a::inner => syn",
        "b -> b::c",
        "b::c -> lib",
        "b::c -> a",
    ];
    assert_eq!(uses, expected);
}

#[test]
fn a_table_that_does_not_fit_the_files_is_reported() {
    const TABLE: &[Room] = &[
        Room {
            name: "lib",
            uses: "",
            crates: "",
        },
        Room {
            name: "a",
            uses: "b::C",
            crates: "syn",
        },
        Room {
            name: "c",
            uses: "",
            crates: "",
        },
    ];
    let files = [
        ("src/lib.rs", "mod a;\nmod b;\nmod d;"),
        ("src/a.rs", "use crate::b::{C, D};"),
        ("src/b.rs", "pub struct C;\npub struct D;"),
        ("src/d.rs", ""),
    ];
    let modules = small("layers_table", &files);
    let mut used = BTreeSet::new();
    assert_eq!(files_without_a_room(&modules, TABLE).len(), 2);
    assert!(forbidden(&modules, TABLE, &mut used).is_empty());
    let gone = out_of_date(&modules, TABLE, &used);
    assert_eq!(gone.len(), 3, "{gone:#?}");

    let b = Room {
        name: "b",
        uses: "a",
        crates: "",
    };
    let Room { name, uses, crates } = TABLE[1];
    let table = [Room { name, uses, crates }, b];
    let forbidden = forbidden(&modules, &table, &mut used);
    let [only] = forbidden.as_slice() else {
        panic!("{forbidden:#?}");
    };
    let expected = "src/a.rs:1: `crate::b::D`: `a` may not use `b`, but only: b::C";
    assert!(only.ends_with(expected), "{only}");
    assert_eq!(circles_of_rooms(&table, &[]).len(), 1);
}
