use super::groups;
use crate::lower::tests::check;

#[test]
fn only_recursive_types_are_boxed() {
    check(
        "
        A: {type: object, properties: {a: {$ref: '#/components/schemas/A'}, b: {$ref: '#/components/schemas/B'}, c: {$ref: '#/components/schemas/C'}}}
        B: {type: object, properties: {a: {$ref: '#/components/schemas/A'}, list: {type: array, items: {$ref: '#/components/schemas/B'}}}}
        C: {type: object, properties: {list: {type: array, items: {$ref: '#/components/schemas/C'}}}}
        ",
        "
        A { a?: Box<A>, b?: Box<B>, c?: C }
        B { a?: Box<A>, list?: [B] }
        C { list?: [C] }
        ",
    );
}

#[test]
fn a_recursive_union_is_boxed() {
    check(
        "
        U: {oneOf: [{$ref: '#/components/schemas/A'}, {type: string}]}
        A: {type: object, properties: {u: {$ref: '#/components/schemas/U'}}}
        ",
        "
        U = A(Box<A>) | Text(String)
        A { u?: Box<U> }
        ",
    );
}

#[test]
fn a_type_without_a_finite_value_is_reported() {
    check(
        "
        A: {type: object, required: [b], properties: {b: {$ref: '#/components/schemas/B'}}}
        B: {type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A'}}}
        C: {type: object, required: [c], properties: {c: {type: array, items: {$ref: '#/components/schemas/C'}}}}
        D: {type: object, required: [d], properties: {d: {nullable: true, allOf: [{$ref: '#/components/schemas/D'}]}}}
        ",
        "
        A { b: Json }
        B { a: A }
        C { c: [C] }
        D { d: Option<Box<D>> }
        ! the required member `b` leads back to its own object, so no finite value exists
        ",
    );
}

#[test]
fn nodes_of_one_circle_are_one_group() {
    let edges = [
        vec![1],
        vec![2],
        vec![0, 3],
        vec![4],
        vec![3],
        vec![5],
        vec![],
    ];
    let groups = groups(&edges);
    let same = |a: usize, b: usize| groups.get(a) == groups.get(b);
    assert!(same(0, 1) && same(1, 2) && same(3, 4));
    assert!(!same(0, 3) && !same(4, 5) && !same(5, 6));
}

#[test]
fn a_circle_of_very_many_nodes_is_one_group() {
    let edges: Vec<Vec<usize>> = (0..100_000).map(|n| vec![(n + 1) % 100_000]).collect();
    assert!(groups(&edges).iter().all(|group| *group == 0));
}
