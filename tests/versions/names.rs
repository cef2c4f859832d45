//! Names that stand for several things, where versions share them.

primer_codegen::generate_api! {
    mod v1 = "names/1.yaml";
    mod v2 = "names/2.yaml";
}

#[test]
fn an_operation_may_have_the_name_of_a_member() {
    let counter: v1::Counter = v2::Counter::new(5);
    assert_eq!(counter.count, 5);
    let client = v2::Client::builder().build().unwrap();
    drop(client.count(counter));
}
