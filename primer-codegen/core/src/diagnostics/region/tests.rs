use super::*;

fn at(path: &str) -> Pointer {
    Pointer::from_fragment(path).unwrap_or_default()
}

#[test]
fn a_frame_holds_all_but_path_items_and_components() {
    let region = Region::frame();
    for inside in [
        "",
        "/info/title",
        "/paths",
        "/components/schemas",
        "/x-more/paths/a",
    ] {
        assert!(region.contains(&at(inside)), "{inside}");
    }
    for outside in [
        "/paths/~1a",
        "/components/schemas/A",
        "/components/schemas/A/items",
    ] {
        assert!(!region.contains(&at(outside)), "{outside}");
    }
}

#[test]
fn the_nearest_node_that_was_added_or_removed_decides() {
    let mut region = Region::frame();
    region.insert(at("/paths/~1a"));
    region.remove(at("/paths/~1a/get"));
    assert!(region.contains(&at("/paths/~1a")));
    assert!(region.contains(&at("/paths/~1a/put/tags")));
    assert!(!region.contains(&at("/paths/~1a/get/tags")));
    assert!(!region.contains(&at("/paths/~1ab")));
}

#[test]
fn the_whole_document_holds_everything() {
    assert!(Region::whole().contains(&at("/paths/~1a/get")));
}
