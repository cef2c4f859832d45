#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::{Budget, Cause, FULL};

#[test]
fn a_full_budget_bears_so_many_repetitions_and_no_more() {
    for (cause, count) in [(Cause::Throttled, 50), (Cause::Transient, 100)] {
        let budget = Budget::default();
        assert!((0..count).all(|_| budget.take(cause)));
        assert!(!budget.take(cause));
        assert_eq!(budget.left(), 0);
    }
}

#[test]
fn what_is_not_enough_is_left() {
    let budget = Budget::default();
    assert!((0..99).all(|_| budget.take(Cause::Transient)));
    assert!(!budget.take(Cause::Throttled));
    assert_eq!(budget.left(), 5);
    assert!(budget.take(Cause::Transient));
}

#[test]
fn a_success_brings_one_back_up_to_the_full() {
    let budget = Budget::default();
    budget.restore();
    assert_eq!(budget.left(), FULL);
    assert!(budget.take(Cause::Transient));
    (0..5).for_each(|_| budget.restore());
    assert_eq!(budget.left(), FULL);
    budget.restore();
    assert_eq!(budget.left(), FULL);
}

#[test]
fn threads_together_take_no_more_than_there_is() {
    let budget = Budget::default();
    let taken: usize = std::thread::scope(|scope| {
        let take = || (0..200).filter(|_| budget.take(Cause::Transient)).count();
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(take)).collect();
        threads.into_iter().map(|it| it.join().unwrap()).sum()
    });
    assert_eq!((taken, budget.left()), (100, 0));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_budget_is_the_sum_of_what_happened_within_its_bounds(
        steps in prop::collection::vec(0..3_u8, 0..400),
    ) {
        let budget = Budget::default();
        let mut left = 500_i64;
        for step in steps {
            let cost = match step {
                0 => -1,
                1 => 5,
                _ => 10,
            };
            match step {
                0 => budget.restore(),
                1 => prop_assert_eq!(budget.take(Cause::Transient), left >= cost),
                _ => prop_assert_eq!(budget.take(Cause::Throttled), left >= cost),
            }
            if left >= cost {
                left = (left - cost).min(500);
            }
            prop_assert_eq!(i64::from(budget.left()), left);
            prop_assert!((0..=500).contains(&left));
        }
    }
}
