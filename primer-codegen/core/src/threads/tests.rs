use super::map;

#[test]
fn results_are_in_the_order_of_the_items() {
    let items: Vec<usize> = (0..100).collect();
    let doubled: Vec<usize> = items.iter().map(|item| item * 2).collect();
    assert_eq!(map(&items, |item| item * 2), doubled);
}
