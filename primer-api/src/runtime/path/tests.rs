use super::{Step, ValuePath};

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
fn a_name_that_is_data_is_hidden_in_a_sensitive_value() {
    let root = ValuePath::Root("body");
    let phones = ValuePath::Inside(&root, Step::Member("phones"));
    let hidden = phones.sensitive_if(true);
    let jo = ValuePath::Inside(&hidden, Step::Key("Jo"));
    let number = ValuePath::Inside(&jo, Step::Member("number"));
    assert_eq!(number.to_text(), "body.phones[_].number");
    assert!(number.is_sensitive() && !phones.sensitive_if(false).is_sensitive());
    assert_eq!(
        ValuePath::Inside(&phones, Step::Key("Jo")).to_text(),
        "body.phones.Jo"
    );
}
