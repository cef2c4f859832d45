use super::docs;
use crate::markdown::code;
use crate::names::{self, Name};
use crate::versions::changes::{Change, Difference, Subject};

fn change(subject: Subject, what: &str, breaking: bool) -> Change {
    Change {
        subject,
        what: what.to_owned(),
        difference: match what {
            "added" => Difference::Added,
            "removed" => Difference::Removed,
            _ => Difference::Changed,
        },
        breaking,
    }
}

fn name(text: &str) -> Name {
    names::written(text)
}

#[test]
fn what_breaks_comes_first_and_what_many_have_in_common_is_said_once() {
    let member = |of: &str, what, breaking| {
        change(Subject::Member(name("A"), of.to_owned()), what, breaking)
    };
    let value = |of: &str| change(Subject::Value(name("B"), of.to_owned()), "removed", true);
    let changes = [
        change(Subject::Operation(name("find")), "added", false),
        member("a", "shorter", true),
        member("b", "shorter", true),
        member("c", "added", false),
        member("d", "shorter", true),
        value("x"),
        value("y"),
        change(Subject::Type(name("B")), "closed", true),
    ];
    let expected = "\
## Breaking changes

**Types**

- shorter: 3 members
  - `A`: `a`, `b`, `d`
- `B`
  - `x`, `y`: removed
  - closed

## Other changes

**Operations**

- `find`: added

**Types**

- `A`
  - `c`: added";
    assert_eq!(docs(&changes, code).lines().join("\n"), expected);
}

#[test]
fn no_changes_have_no_lines() {
    assert!(docs(&[], code).is_empty());
}
