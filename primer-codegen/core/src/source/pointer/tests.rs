use proptest::prelude::*;

use super::Pointer;

#[test]
fn names_in_a_pointer_are_escaped() {
    let at = Pointer::root().path(["paths", "/a~b/{c}", "get"]).item(2);
    assert_eq!(at.as_str(), "/paths/~1a~0b~1{c}/get/2");
    assert_eq!(at.to_string(), "#/paths/~1a~0b~1{c}/get/2");
    assert_eq!(
        at.segments().collect::<Vec<_>>(),
        ["paths", "/a~b/{c}", "get", "2"]
    );
}

#[test]
fn a_fragment_is_decoded() {
    let parse = |fragment| Pointer::from_fragment(fragment).map(|at| at.as_str().to_owned());
    assert_eq!(parse("/a/b").as_deref(), Some("/a/b"));
    assert_eq!(parse("").as_deref(), Some(""));
    assert_eq!(parse("/a%20b/%7Bc%7d").as_deref(), Some("/a b/{c}"));
    assert_eq!(parse("/%C3%A9").as_deref(), Some("/é"));
    for wrong in ["a", "/%", "/%2", "/%zz", "/%ff"] {
        assert_eq!(parse(wrong), None, "{wrong}");
    }
}

#[test]
fn a_pointer_has_a_last_name_and_a_parent() {
    let at = Pointer::root().path(["a", "b/c"]);
    assert_eq!(at.last().as_deref(), Some("b/c"));
    assert_eq!(at.parent(), Some(Pointer::root().child("a")));
    assert_eq!(Pointer::root().parent(), None);
    assert_eq!(Pointer::root().last(), None);
    assert_eq!(Pointer::root().child("").last().as_deref(), Some(""));
}

#[test]
fn an_address_is_the_same_however_it_was_made() {
    let made = Pointer::root().path(["paths", "/a~b/{identifier}/c", "parameters"]);
    let text = "/paths/~1a~0b~1{identifier}~1c/parameters";
    let known = crate::source::AddressSet::from_iter([made.clone()]);
    for same in [
        Pointer::from_text(text),
        Pointer::from_fragment(&text.replace('{', "%7B")),
        made.item(12).parent(),
        made.child("x/y and a long name")
            .child("")
            .parent()
            .and_then(|it| it.parent()),
    ] {
        assert_eq!(same.as_ref(), Some(&made));
        assert!(same.is_some_and(|same| known.contains(&same)));
    }
}

#[test]
fn a_component_is_known_by_its_address() {
    let component = |at: Pointer| at.component("schemas");
    assert_eq!(
        component(Pointer::root().path(["components", "schemas", "A.b"])).as_deref(),
        Some("A.b")
    );
    assert_eq!(
        component(Pointer::root().path(["components", "schemas", "A", "items"])),
        None
    );
    assert_eq!(
        component(Pointer::root().path(["components", "parameters", "A"])),
        None
    );
    assert_eq!(
        component(Pointer::root().path(["components", "schemasX", "A"])),
        None
    );
}

proptest::proptest! {
    #[test]
    fn any_names_come_back(names: Vec<String>) {
        let at = names.iter().fold(Pointer::root(), |at, name| at.child(name));
        proptest::prop_assert_eq!(at.segments().collect::<Vec<_>>(), names);
    }

    #[test]
    fn any_fragment_is_read_or_refused(fragment: String) {
        let _ = Pointer::from_fragment(&fragment);
    }
}

proptest! {
    #[test]
    fn names_are_read_as_they_were_written(name in "[/~01a-zé]{0,8}") {
        let at = Pointer::root().child("a").child(&name);
        let escaped = name.replace('~', "~0").replace('/', "~1");
        prop_assert_eq!(at.as_str(), format!("/a/{escaped}"));
        prop_assert_eq!(at.last(), Some(name));
    }
}
