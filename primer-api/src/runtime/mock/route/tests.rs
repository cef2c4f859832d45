use super::*;

fn operation(method: &'static str, path: &'static str) -> &'static Operation {
    Box::leak(Box::new(Operation {
        method,
        path,
        ..Operation::PLAIN
    }))
}

fn found(operations: &[&'static Operation], method: &str, path: &str) -> String {
    match find(operations.iter().copied(), |it| it, method, path) {
        Found::Operation(it, captures) => format!("{} {captures:?}", it.path),
        Found::Methods(methods) => methods.join(" "),
        Found::Nothing => String::new(),
    }
}

#[test]
fn a_path_is_of_the_template_whose_text_it_has() {
    let all = [
        operation("GET", "/pets/{id}"),
        operation("GET", "/pets/mine"),
        operation("DELETE", "/pets/{id}"),
        operation("GET", "/files/{name}.{kind}"),
        operation("GET", "/a b/{x}"),
    ];
    assert_eq!(found(&all, "GET", "/pets/7"), r#"/pets/{id} [("id", "7")]"#);
    assert_eq!(found(&all, "GET", "/pets/mine"), "/pets/mine []");
    assert_eq!(
        found(&all, "DELETE", "/pets/mine"),
        r#"/pets/{id} [("id", "mine")]"#
    );
    assert_eq!(
        found(&all, "GET", "/files/a.b.c"),
        r#"/files/{name}.{kind} [("name", "a"), ("kind", "b.c")]"#
    );
    assert_eq!(
        found(&all, "GET", "/a%20b/%2F"),
        r#"/a b/{x} [("x", "%2F")]"#
    );
    assert_eq!(found(&all, "POST", "/pets/7"), "DELETE GET");
    assert_eq!(found(&all, "GET", "/pets"), "");
    assert_eq!(found(&all, "GET", "/pets/"), "");
    assert_eq!(found(&all, "GET", "/pets/7/8"), "");
}
