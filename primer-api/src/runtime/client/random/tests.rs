use std::collections::HashSet;

use super::{bits, up_to};

#[test]
fn bits_do_not_come_twice_on_any_thread() {
    let draw = || (0..1000).flat_map(|_| bits()).collect::<Vec<_>>();
    let threads: Vec<_> = (0..4).map(|_| std::thread::spawn(draw)).collect();
    let all: HashSet<u64> = threads
        .into_iter()
        .filter_map(|thread| thread.join().ok())
        .flatten()
        .collect();
    assert_eq!(all.len(), 4000);
}

#[test]
fn a_number_stays_within_its_bound_and_reaches_all_of_it() {
    assert_eq!(up_to(0), 0);
    let drawn: HashSet<u64> = (0..500).map(|_| up_to(3)).collect();
    assert_eq!(drawn, HashSet::from([0, 1, 2, 3]));
    let half = (0..500).filter(|_| up_to(u64::MAX) > u64::MAX / 2).count();
    assert!((100..400).contains(&half), "{half}");
}
