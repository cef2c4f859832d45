//! The arrows between rooms, of the generator and of the runtime: one table says which room may use which.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod code;
mod modules;
mod paths;
mod table;
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use self::modules::{Module, Modules, Target, Use};
use self::table::{Circle, GENERATOR, GENERATOR_CIRCLES, RUNTIME, RUNTIME_CIRCLES, Room};

#[test]
fn rooms_of_the_generator_use_what_the_table_allows() {
    check_rooms(&generator(), GENERATOR, GENERATOR_CIRCLES);
}

#[test]
fn rooms_of_the_runtime_use_what_the_table_allows() {
    check_rooms(&runtime(), RUNTIME, RUNTIME_CIRCLES);
}

#[test]
fn files_of_the_generator_import_each_other_in_known_circles_only() {
    check_circles(&generator(), GENERATOR_CIRCLES);
}

#[test]
fn files_of_the_runtime_import_each_other_in_known_circles_only() {
    check_circles(&runtime(), RUNTIME_CIRCLES);
}

/// `openapiv3` has untagged enums, which take exponential time to read a mistake below nested schemas.
#[test]
fn openapiv3_reads_only_objects_that_hold_no_schemas() {
    let small = ["Contact", "License"];
    let mut found = 0;
    for it in generator().uses() {
        if it.target == Target::External("openapiv3".to_owned()) {
            let item = it.written.split("::").nth(1).unwrap_or_default();
            assert!(small.contains(&item), "{}: `{}`", it.place, it.written);
            found += 1;
        }
    }
    assert!(found > 0);
}

fn generator() -> Modules {
    Modules::read(Path::new(env!("CARGO_MANIFEST_DIR")))
}

fn runtime() -> Modules {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../primer-api");
    Modules::read(&folder.canonicalize().unwrap())
}

/// Every use is one that the table allows, and every entry of the table is used.
fn check_rooms(modules: &Modules, table: &[Room], known: &[Circle]) {
    let mut used = BTreeSet::new();
    let mut problems = files_without_a_room(modules, table);
    problems.extend(forbidden(modules, table, &mut used));
    problems.extend(out_of_date(modules, table, &used));
    problems.extend(circles_of_rooms(table, known));
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

fn files_without_a_room(modules: &Modules, table: &[Room]) -> Vec<String> {
    let others = modules
        .all()
        .filter(|module| room_of(module, table).is_none());
    let problem = |module| {
        format!(
            "{}: this file is in no room of the table",
            modules.file(module)
        )
    };
    others.map(problem).collect()
}

/// A room's name and an entry of its row in the table.
type Entry = (&'static str, String);

/// The uses that the table does not allow. Notes the entries of the table that allow the others.
fn forbidden(modules: &Modules, table: &[Room], used: &mut BTreeSet<Entry>) -> Vec<String> {
    let mut problems = Vec::new();
    for it in modules.uses().iter().filter(|it| !it.is_passed_on) {
        let Some(room) = room_of(&it.from, table) else {
            continue;
        };
        let (target, item, allowed) = match &it.target {
            Target::External(name) => (name.clone(), None, room.crates),
            Target::Module(module, item) => {
                let other = room_of(module, table).filter(|other| other.name != room.name);
                let Some(other) = other else {
                    continue;
                };
                let item = item.as_ref().map(|item| format!("{}::{item}", other.name));
                (other.name.to_owned(), item, room.uses)
            }
        };
        let is_used = |entry: &&str| {
            let mut names = [Some(&target), item.as_ref()].into_iter().flatten();
            names.any(|name| is_short_for(entry, name))
        };
        let entries_used: Vec<&str> = entries(allowed).filter(is_used).collect();
        if entries_used.is_empty() {
            let (place, written, name) = (&it.place, &it.written, room.name);
            problems.push(format!(
                "{place}: `{written}`: `{name}` may not use `{target}`, but only: {allowed}"
            ));
        }
        used.extend(
            entries_used
                .into_iter()
                .map(|entry| (room.name, entry.to_owned())),
        );
    }
    problems
}

/// The rooms and the entries of the table that no file has any more.
fn out_of_date(modules: &Modules, table: &[Room], used: &BTreeSet<Entry>) -> Vec<String> {
    let mut problems = Vec::new();
    for Room { name, uses, crates } in table {
        let is_in = |module: &Module| room_of(module, table).is_some_and(|it| it.name == *name);
        if !modules.all().any(is_in) {
            problems.push(format!(
                "the table has a room `{name}`, but no file is in it"
            ));
        }
        for entry in entries(uses).chain(entries(crates)) {
            if !used.contains(&(*name, entry.to_owned())) {
                problems.push(format!(
                    "the table allows `{name}` to use `{entry}`, but it does not"
                ));
            }
        }
    }
    problems
}

fn circles_of_rooms(table: &[Room], known: &[Circle]) -> Vec<String> {
    let arrows = table.iter().map(|room| {
        let uses = entries(room.uses).filter_map(|entry| named(entry, table));
        (room.name.to_owned(), uses.collect())
    });
    // Rooms may use each other where their files are known to.
    let recursive = known.iter().flat_map(|known| known.modules);
    let recursive: BTreeSet<String> = recursive
        .filter_map(|module| {
            let module: Vec<String> = module.split("::").map(str::to_owned).collect();
            room_of(&module, table).map(|room| room.name.to_owned())
        })
        .collect();
    let circles = circles(&arrows.collect()).into_iter();
    let others = circles.filter(|circle| !circle.is_subset(&recursive));
    let problem = |circle| format!("these rooms use each other in a circle: {}", join(&circle));
    others.map(problem).collect()
}

/// The names in a field of the table.
fn entries(names: &str) -> impl Iterator<Item = &str> {
    names.split_whitespace()
}

/// Whether an entry is a name, or the end of one.
fn is_short_for(entry: &str, name: &str) -> bool {
    let start = name.strip_suffix(entry);
    start.is_some_and(|start| start.is_empty() || start.ends_with("::"))
}

/// The name of the room that an entry means, itself or an item in it.
fn named(entry: &str, table: &[Room]) -> Option<String> {
    let rooms = table.iter().filter(|room| is_short_for(entry, room.name));
    let names: Vec<&str> = rooms.map(|room| room.name).collect();
    match names.as_slice() {
        [] => named(entry.rsplit_once("::")?.0, table),
        [name] => Some((*name).to_owned()),
        names => panic!("`{entry}` may be any of {names:?}"),
    }
}

/// The innermost room that a module is in.
fn room_of<'t>(module: &[String], table: &'t [Room]) -> Option<&'t Room> {
    let is_around = |room: &&Room| match room.name {
        "lib" => module.is_empty(),
        name => {
            let mut names = name.split("::");
            let mut segments = module.iter();
            names.all(|name| segments.next().is_some_and(|segment| segment == name))
        }
    };
    table
        .iter()
        .filter(is_around)
        .max_by_key(|room| room.name.len())
}

/// Every circle of imports is a known one, and every known one exists.
///
/// A module and those below it belong together: what a module below takes from one above it is left out.
fn check_circles(modules: &Modules, known: &[Circle]) {
    let uses = modules.uses();
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for it in &uses {
        if let Some(to) = import(it) {
            arrows.entry(name(&it.from)).or_default().insert(name(to));
        }
    }
    let found = circles(&arrows);
    let known: Vec<BTreeSet<String>> = known.iter().map(names).collect();
    let mut problems = Vec::new();
    for circle in found.iter().filter(|circle| !known.contains(circle)) {
        problems.push(format!(
            "these files import each other in a circle: {}",
            join(circle)
        ));
        for it in &uses {
            if let Some(to) = import(it).map(name)
                && circle.contains(&name(&it.from))
                && circle.contains(&to)
            {
                problems.push(format!("  {}: `{}`, in `{to}`", it.place, it.written));
            }
        }
    }
    for circle in known.iter().filter(|circle| !found.contains(circle)) {
        problems.push(format!(
            "these files do not import each other in a circle: {}",
            join(circle)
        ));
    }
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

fn names(circle: &Circle) -> BTreeSet<String> {
    let Circle { modules, reason } = circle;
    assert!(!reason.is_empty(), "{modules:?}");
    modules.iter().map(|&module| module.to_owned()).collect()
}

/// The module that a use imports from, for circles.
fn import(it: &Use) -> Option<&Module> {
    match &it.target {
        Target::Module(to, _) => (!it.is_passed_on && !it.from.starts_with(to)).then_some(to),
        Target::External(_) => None,
    }
}

fn name(module: &Module) -> String {
    match module.as_slice() {
        [] => "lib".to_owned(),
        segments => segments.join("::"),
    }
}

fn join(names: &BTreeSet<String>) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
    names.join(", ")
}

/// The sets of names that lead to each other along arrows.
fn circles(arrows: &BTreeMap<String, BTreeSet<String>>) -> Vec<BTreeSet<String>> {
    let reached = |start: &String| {
        let mut reached = BTreeSet::new();
        let mut rest = vec![start];
        while let Some(next) = rest.pop() {
            for to in arrows.get(next).into_iter().flatten() {
                if reached.insert(to.clone()) {
                    rest.push(to);
                }
            }
        }
        reached
    };
    let reached: BTreeMap<&String, BTreeSet<String>> =
        arrows.keys().map(|name| (name, reached(name))).collect();
    let mut circles: Vec<BTreeSet<String>> = Vec::new();
    for (name, names) in &reached {
        let is_mutual = |other: &&String| reached.get(other).is_some_and(|it| it.contains(*name));
        let circle: BTreeSet<String> = names.iter().filter(is_mutual).cloned().collect();
        if circle.contains(*name) && !circles.contains(&circle) {
            circles.push(circle);
        }
    }
    circles
}
