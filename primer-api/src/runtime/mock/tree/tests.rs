use super::*;
use crate::runtime::map::Map;
use crate::runtime::one_or_many::OneOrMany;
use crate::runtime::value::Value;

fn text(text: &str) -> Tree {
    Tree::Text(text.to_owned())
}

fn filled<T: Value>(tree: &Tree) -> Result<T, String> {
    let mut value = T::blank();
    fill(value.slot(), tree).map_err(|it| it.to_string())?;
    Ok(value)
}

#[test]
fn a_value_is_read_from_the_form_that_it_came_in() {
    let numbers = Tree::List(vec![text("1"), text("2")]);
    assert_eq!(filled::<Vec<i64>>(&numbers), Ok(vec![1, 2]));
    assert_eq!(filled::<Vec<i64>>(&text("1")), Ok(vec![1]));
    assert_eq!(filled::<Vec<i64>>(&text("[1,2]")), Ok(vec![1, 2]));
    let in_brackets = Tree::Members(vec![("0".to_owned(), text("1"))]);
    assert_eq!(filled::<Vec<i64>>(&in_brackets), Ok(vec![1]));
    assert_eq!(filled::<Option<bool>>(&text("true")), Ok(Some(true)));
    assert_eq!(filled::<OneOrMany<i64>>(&numbers), Ok(vec![1, 2].into()));
    let map = filled::<Map<i64>>(&in_brackets);
    assert_eq!(map.as_ref().map(|it| it.get("0")), Ok(Some(&1)));
    let json = filled::<Json>(&Tree::List(vec![text("a"), in_brackets]));
    assert_eq!(json, Ok(serde_json::json!(["a", {"0": "1"}])));
}

#[test]
fn a_value_of_another_form_is_refused() {
    let members = Tree::Members(vec![("a".to_owned(), text("1")); 2]);
    assert_eq!(
        filled::<String>(&members),
        Err("expected text, found a list or members".to_owned())
    );
    assert_eq!(
        filled::<Map<i64>>(&members).err(),
        Some("expected each name once, found one twice".to_owned())
    );
    assert_eq!(
        filled::<i64>(&text("a")),
        Err("expected an integer, found other text".to_owned())
    );
    let bytes = Tree::File(vec![0xff].into());
    assert_eq!(
        filled::<String>(&bytes),
        Err("expected text, found bytes".to_owned())
    );
}
