#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod properties;

use serde_json::json;

use super::Misfit;
use crate::runtime::json::{from_bytes, to_bytes};
use crate::runtime::sample::{
    LineItem, Order, ProductType, SESSION, Session, Tree, Warning, Weekday,
};
use crate::runtime::value::{Object, Ref, Slot};
use crate::runtime::{Json, Map, Member, Outcome, Patch, Table, Value};

pub(super) fn read<T: Outcome>(text: &str) -> Result<T, Misfit> {
    from_bytes(0, text.as_bytes())
}

/// The error message for a value that cannot be read.
pub(super) fn message<T: Outcome>(text: &str) -> String {
    match read::<T>(text) {
        Ok(_) => panic!("{text} was read"),
        Err(misfit) => misfit.to_string(),
    }
}

pub(super) fn write(value: &impl Value) -> Json {
    serde_json::from_slice(&to_bytes(value.get()).unwrap()).unwrap()
}

#[test]
fn a_value_with_something_of_everything_reads_and_writes_back_equal() {
    let session: Session = read(SESSION).unwrap();
    assert_eq!(session.client_token.expose(), "token-4711");
    assert_eq!(session.email, Patch::Null);
    assert_eq!(
        session.days,
        Some(vec![Weekday::Monday, Weekday::Unrecognized(9)])
    );
    assert_eq!(
        session.additional_properties["later"],
        json!({"than": "this"})
    );
    assert_eq!(
        write(&session),
        serde_json::from_str::<Json>(SESSION).unwrap()
    );
    assert!(session == read(SESSION).unwrap());
    assert!(session == serde_json::from_str(SESSION).unwrap());
    assert!(session == serde_json::from_value(write(&session)).unwrap());
    assert_eq!(serde_json::to_value(&session).unwrap(), write(&session));
}

#[test]
fn a_value_that_takes_hundreds_of_times_the_memory_of_its_text_is_refused() {
    let list = |count| format!("[{}]", vec!["{}"; count].join(","));
    let orders: Vec<Order> = read(&list(10_000)).unwrap();
    assert_eq!(orders.len(), 10_000);
    let text = list(300_000);
    let message = message::<Vec<Order>>(&text);
    assert!(
        message.ends_with("]`: expected a body that takes less memory, found too many values"),
        "{message}"
    );
    // Who reads a text of their own bounds it themselves.
    assert!(serde_json::from_str::<Vec<Order>>(&text).is_ok());
}

#[test]
fn an_alias_is_read_and_the_name_is_written() {
    let text =
        r#"{"clientExpirationDate": "2021-08-12T16:14:08Z", "clientToken": "t", "nullable": 1}"#;
    let session: Session = read(text).unwrap();
    assert_eq!(
        write(&session)["clientTokenExpirationDate"],
        "2021-08-12T16:14:08Z"
    );
    assert!(write(&session).get("clientExpirationDate").is_none());
}

#[test]
fn members_come_in_any_order() {
    let item: LineItem =
        read(r#"{"email": "e", "productType": "DIGITAL", "amount": 5, "itemId": "i"}"#).unwrap();
    assert!(
        item == LineItem {
            product_type: Some(ProductType::Digital),
            ..LineItem::new(5).item_id("i").email("e")
        }
    );
}

#[test]
fn a_misfit_says_where_and_what_kinds() {
    let misfit = |text| message::<Session>(text);
    assert_eq!(
        misfit(
            r#"{"order": {"lineItems": [{"amount": 1}, {"amount": 1}, {"amount": "x-secret"}]}}"#
        ),
        "`order.lineItems[2].amount`: expected integer, found string"
    );
    assert_eq!(misfit("[]"), "expected object, found array");
    assert_eq!(
        misfit(r#"{"clientToken": null}"#),
        "`clientToken`: expected string, found null"
    );
    assert_eq!(
        misfit(r#"{"small": 256}"#),
        "`small`: expected unsigned integer of 8 bits, found integer"
    );
    assert_eq!(
        misfit(r#"{"flag": 1}"#),
        "`flag`: expected boolean, found integer"
    );
    assert_eq!(
        misfit(r#"{"order": {"weight": true}}"#),
        "`order.weight`: expected number, found boolean"
    );
    assert_eq!(
        misfit(r#"{"order": {"lineItems": {}}}"#),
        "`order.lineItems`: expected array, found object"
    );
    assert_eq!(
        misfit(r#"{"order": {"attributes": {"a b": 1}}}"#),
        r#"`order.attributes["a b"]`: expected string, found integer"#
    );
    assert_eq!(
        misfit(r#"{"child": {"child": [1]}}"#),
        "`child.child`: expected object, found array"
    );
}

#[test]
fn a_missing_member_is_named() {
    assert_eq!(
        message::<LineItem>("{}"),
        "`amount`: expected integer, found nothing"
    );
    assert_eq!(
        message::<Session>(r#"{"nullable": 1}"#),
        "`clientToken`: expected string, found nothing"
    );
    assert_eq!(
        message::<Session>(r#"{"clientToken": ""}"#),
        "`nullable`: expected integer, found nothing"
    );
}

#[test]
fn a_duplicate_member_is_refused_wherever_it_stands() {
    let refused =
        |path: &str| format!("`{path}`: expected one member of this name, found a second");
    assert_eq!(
        message::<LineItem>(r#"{"amount": 1, "amount": 1}"#),
        refused("amount")
    );
    assert_eq!(
        message::<LineItem>(r#"{"x": 1, "amount": 1, "x": 1}"#),
        refused("[_]")
    );
    assert_eq!(
        message::<Json>(r#"{"a": [{"b": 1, "b": 1}]}"#),
        refused("a[0].b")
    );
    assert_eq!(
        message::<Map<String>>(r#"{"b": "", "b": ""}"#),
        refused("b")
    );
    assert_eq!(
        message::<Warning>(r#"{"type": "", "type": ""}"#),
        refused("[_]")
    );
    let alias = r#"{"clientExpirationDate": "", "clientTokenExpirationDate": ""}"#;
    assert_eq!(
        message::<Session>(alias),
        refused("clientTokenExpirationDate")
    );
}

#[test]
fn an_integer_has_no_fraction_and_fits() {
    assert_eq!(read::<i64>("-9223372036854775808").unwrap(), i64::MIN);
    assert_eq!(read::<u64>("18446744073709551615").unwrap(), u64::MAX);
    assert_eq!(message::<i64>("5000.5"), "expected integer, found number");
    assert_eq!(message::<i64>("5e-3"), "expected integer, found number");
    assert_eq!(
        message::<i64>("9223372036854775808"),
        "expected integer of 64 bits, found integer"
    );
    // Which of the two kinds is found depends on whether serde_json keeps the text of numbers.
    assert!(message::<i64>("99999999999999999999").starts_with("expected integer"));
    assert_eq!(
        message::<i32>("2147483648"),
        "expected integer of 32 bits, found integer"
    );
    assert_eq!(
        message::<u8>("-1"),
        "expected unsigned integer of 8 bits, found integer"
    );
    assert_eq!(
        message::<Weekday>("9223372036854775808"),
        "expected integer of 64 bits, found integer"
    );
}

#[test]
fn a_number_may_be_an_integer() {
    assert_eq!(read::<f64>("3").unwrap(), 3.0);
    assert_eq!(
        read::<f64>("18446744073709551615").unwrap(),
        18_446_744_073_709_551_615.0
    );
    assert_eq!(read::<f64>("99999999999999999999").unwrap(), 1e20);
}

#[test]
fn an_integer_may_be_written_with_a_fraction_of_zero() {
    assert_eq!(read::<i64>("10.0").unwrap(), 10);
    assert_eq!(read::<i64>("1e3").unwrap(), 1000);
    assert_eq!(read::<u64>("-0.0").unwrap(), 0);
    assert_eq!(
        read::<i128>("18446744073709551615").unwrap(),
        i128::from(u64::MAX)
    );
    assert_eq!(
        read::<i128>("1e30").unwrap(),
        1_000_000_000_000_000_019_884_624_838_656
    );
    assert!(read::<i64>("10.5").is_err() && read::<i64>("1e300").is_err());
    assert!(read::<i64>("-9223372036854775809").is_err());
    assert!(read::<i64>("9007199254740993.0").is_err());
    assert!(read::<i128>("1e300").is_err() && read::<u64>("-1.0").is_err());
}

#[test]
fn a_number_is_written_without_a_fraction_of_zero_and_reads_back_the_same() {
    let written = |number: f64| serde_json::to_string(&Value::get(&number)).unwrap();
    assert_eq!(written(10.0), "10");
    assert_eq!(written(-3.0), "-3");
    assert_eq!(written(9_007_199_254_740_993.0), "9007199254740992");
    assert_eq!(written(0.1), "0.1");
    for number in [
        0.0,
        -0.0,
        10.5,
        1e15,
        1e16,
        1e18,
        1e19,
        1e20,
        -1e20,
        1e300,
        f64::MAX,
        f64::MIN_POSITIVE,
        5e-324,
    ] {
        let back = read::<f64>(&written(number)).unwrap();
        assert_eq!(back.to_bits(), number.to_bits(), "{number}");
    }
    assert_eq!(
        serde_json::to_string(&Value::get(&i128::MAX)).unwrap(),
        i128::MAX.to_string()
    );
}

#[test]
fn null_is_none_or_cleared_or_refused() {
    assert_eq!(read::<Option<i64>>("null").unwrap(), None);
    assert_eq!(read::<Patch<i64>>("null").unwrap(), Patch::Null);
    assert_eq!(read::<Patch<i64>>("1").unwrap(), Patch::Value(1));
    assert_eq!(read::<Json>("null").unwrap(), Json::Null);
    assert_eq!(message::<i64>("null"), "expected integer, found null");
    assert_eq!(
        read::<Vec<Option<i64>>>("[1, null]").unwrap(),
        [Some(1), None]
    );
}

#[test]
fn the_slot_for_nothing_ignores_any_value() {
    for text in [
        "null",
        "1",
        "\"a\"",
        "[1, [2]]",
        r#"{"a": {"a": 1, "a": 1}}"#,
    ] {
        read::<()>(text).unwrap();
    }
}

#[test]
fn text_that_is_not_json_has_a_line_and_a_column() {
    assert_eq!(
        message::<Json>("{\n \"a\": secret}"),
        "expected JSON, found something else at line 2 column 7"
    );
    assert_eq!(
        message::<Json>("{\"a\": \"secret"),
        "expected JSON, found the end at line 1 column 13"
    );
    assert_eq!(
        message::<i64>(""),
        "expected JSON, found the end at line 1 column 0"
    );
    assert_eq!(
        message::<i64>("1 secret"),
        "expected JSON, found something else at line 1 column 3"
    );
    assert!(
        from_bytes::<String>(0, b"\"\xFF\"")
            .unwrap_err()
            .position
            .is_some()
    );
    assert!(message::<Json>(&"[".repeat(200)).contains("line 1 column 128"));
    assert_eq!(read::<i64>("\u{FEFF}1").unwrap(), 1);
}

#[test]
fn other_deserializers_show_no_value_either() {
    let error = serde_json::from_value::<LineItem>(json!({"amount": "secret"})).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`amount`: expected integer, found string"
    );
    let error = serde_json::from_str::<Vec<LineItem>>(r#"[{"amount": "secret"}]"#).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("`amount`: expected integer, found string")
    );
}

#[test]
fn an_enum_value_that_the_document_does_not_know_is_kept() {
    let item: LineItem = read(r#"{"amount": 1, "productType": "FR,"}"#).unwrap();
    assert!(item.product_type == Some(ProductType::Unrecognized("FR,".to_owned())));
    assert_eq!(write(&item)["productType"], "FR,");
}

#[test]
fn the_deepest_document_fits_on_the_stack_of_a_worker_thread() {
    let deep = format!("{}1{}", r#"{"left":"#.repeat(126), "}".repeat(126));
    let session = format!(
        "{}null{}",
        r#"{"clientToken":"","nullable":1,"child":"#.repeat(126),
        "}".repeat(126)
    );
    let worker = std::thread::Builder::new()
        .stack_size(2 << 20)
        .spawn(move || {
            let tree: Tree = read(&deep).unwrap();
            assert!(tree == tree.clone());
            assert_eq!(write(&tree), serde_json::from_str::<Json>(&deep).unwrap());
            assert!(format!("{tree:?}").contains("Leaf"));
            let session: Session = read(&session).unwrap();
            assert!(session == session.clone());
        });
    worker.unwrap().join().unwrap();
}

#[test]
fn more_members_than_bits_are_told_apart() {
    let named = |n: usize| format!("member{n}");
    let text = |order: &mut dyn Iterator<Item = usize>| {
        let members: Vec<_> = order.map(|n| format!(r#""{}":{n}"#, named(n))).collect();
        format!("{{{}}}", members.join(","))
    };
    let forward: Wide = read(&text(&mut (0..WIDTH))).unwrap();
    let backward: Wide = read(&text(&mut (0..WIDTH).rev())).unwrap();
    let values: Vec<i64> = (0..WIDTH as i64).collect();
    assert_eq!(forward.values, values);
    assert_eq!(backward.values, values);
    assert_eq!(
        message::<Wide>(&text(&mut (0..WIDTH).chain([70]))),
        "`member70`: expected one member of this name, found a second"
    );
    assert_eq!(
        message::<Wide>(&text(&mut (0..WIDTH - 1))),
        "`member149`: expected integer, found nothing"
    );
}

const WIDTH: usize = 150;

struct Wide {
    values: Vec<i64>,
    others: Map<Json>,
}

impl Value for Wide {
    type Access = crate::runtime::AsObject;
}

impl Object for Wide {
    fn blank() -> Self {
        Self {
            values: vec![0; WIDTH],
            others: Map::new(),
        }
    }

    fn table(&self) -> &'static Table {
        static TABLE: std::sync::LazyLock<Table> = std::sync::LazyLock::new(|| Table {
            name: "Wide",
            members: (0..WIDTH)
                .map(|n| Member {
                    name: format!("member{n}").leak(),
                    ..Member::REQUIRED
                })
                .collect::<Vec<_>>()
                .leak(),
            ..Table::OPEN
        });
        &TABLE
    }

    fn member(&self, n: usize) -> Ref<'_> {
        self.values
            .as_slice()
            .get(n)
            .map_or(Value::get(&self.others), Value::get)
    }

    fn member_slot(&mut self, n: usize) -> Slot<'_> {
        match self.values.get_mut(n) {
            Some(value) => Value::slot(value),
            None => Value::slot(&mut self.others),
        }
    }
}

#[test]
fn a_member_named_like_a_number_of_serde_json_is_a_member() {
    if "0.10".parse::<serde_json::Number>().unwrap().to_string() == "0.10" {
        return; // With that feature, serde_json itself cannot tell them apart.
    }
    let text = r#"{"$serde_json::private::Number":"12"}"#;
    assert_eq!(write(&read::<Json>(text).unwrap()).to_string(), text);
    assert_eq!(message::<i64>(text), "expected integer, found object");
}

#[test]
fn an_order_that_is_a_number_is_refused() {
    assert_eq!(message::<Order>("0.5"), "expected object, found number");
    assert_eq!(
        read::<Vec<Json>>("[0.5, 1, -1]").unwrap(),
        [json!(0.5), json!(1), json!(-1)]
    );
}
