use super::{Place, Step};

fn path(steps: &[Step<'_>]) -> String {
    steps.iter().fold(String::new(), |mut path, step| {
        step.append(&mut path);
        path
    })
}

#[test]
fn steps_are_joined_as_messages_show_them() {
    let steps = [
        Step::Member("order"),
        Step::Member("lineItems"),
        Step::Item(2),
        Step::Member("amount"),
    ];
    assert_eq!(path(&steps), "order.lineItems[2].amount");
    assert_eq!(
        path(&[Step::Item(0), Step::Item(1), Step::Member("a-b_$")]),
        "[0][1].a-b_$"
    );
    assert_eq!(
        path(&[Step::Member("a"), Step::Items, Step::Members, Step::Items]),
        "a[][*][]"
    );
}

#[test]
fn a_name_that_could_be_mistaken_is_quoted() {
    assert_eq!(
        path(&[Step::Member("a"), Step::Member("b.c"), Step::Member("")]),
        r#"a["b.c"][""]"#
    );
    assert_eq!(path(&[Step::Member("a\n\"]\u{1b}")]), r#"["a\n\"]\u{1b}"]"#);
}

#[test]
fn a_long_name_is_cut() {
    assert_eq!(
        path(&[Step::Member(&"ä".repeat(1000))]),
        format!("[\"{}\"…]", "ä".repeat(64))
    );
}

#[test]
fn a_name_that_is_data_is_hidden_inside_of_a_sensitive_place() {
    let root = Place::Root("body");
    let phones = Place::Inside(&root, Step::Member("phones"));
    let hidden = phones.of(true);
    let jo = Place::Inside(&hidden, Step::Key("Jo"));
    let number = Place::Inside(&jo, Step::Member("number"));
    assert_eq!(number.path(), "body.phones[_].number");
    assert!(number.is_sensitive() && !phones.of(false).is_sensitive());
    assert_eq!(
        Place::Inside(&phones, Step::Key("Jo")).path(),
        "body.phones.Jo"
    );
}
