use super::*;

fn at(path: &str) -> Pointer {
    Pointer::from_fragment(path).unwrap_or_default()
}

fn shown(origins: &Origins, path: &str) -> String {
    let Origin { source, at } = origins.origin(&at(path));
    let name = source.map_or("document".to_owned(), |it| it.name().to_owned());
    format!("{name}{at}")
}

fn overlaid() -> Origins {
    let overlay = Arc::new(Source::new("overlay", ""));
    let mut origins = Origins::default();
    let inserted = Origins::of(Some(overlay), at("/actions/0/update"));
    origins.graft(&at("/list/1"), inserted);
    origins
}

#[test]
fn a_node_comes_from_where_the_nearest_node_around_it_does() {
    let origins = overlaid();
    assert_eq!(shown(&origins, "/list/0/a"), "document#/list/0/a");
    assert_eq!(shown(&origins, "/list/1/a"), "overlay#/actions/0/update/a");
}

#[test]
fn items_move_up_when_one_is_removed() {
    let mut origins = overlaid();
    origins.remove_item(&at("/list"), 0, 3);
    assert_eq!(shown(&origins, "/list/0"), "overlay#/actions/0/update");
    assert_eq!(shown(&origins, "/list/1"), "document#/list/2");
}

#[test]
fn a_copy_keeps_its_origins() {
    let mut origins = overlaid();
    let cut = origins.cut(&at("/list"));
    origins.graft(&at("/copy"), cut);
    assert_eq!(shown(&origins, "/copy/0"), "document#/list/0");
    assert_eq!(shown(&origins, "/copy/1"), "overlay#/actions/0/update");
}
