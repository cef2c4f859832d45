//! Choices, by numbers: shrinkable for properties, the same for ever by a seed.

/// Numbers that choose; when they are used up, the first of everything is chosen.
pub struct Choices {
    numbers: std::vec::IntoIter<u16>,
}

impl Choices {
    pub fn new(numbers: Vec<u16>) -> Self {
        Self {
            numbers: numbers.into_iter(),
        }
    }

    /// The numbers of a seed.
    pub fn seeded(seed: u64) -> Self {
        let mut state = seed;
        let mut next = || {
            // Knuth's generator; its upper half is random enough.
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            u16::try_from(state >> 48).unwrap()
        };
        Self::new((0..1000).map(|_| next()).collect())
    }

    /// A number below another.
    pub fn below(&mut self, end: usize) -> usize {
        usize::from(self.numbers.next().unwrap_or(0)) % end
    }

    /// One time in several.
    pub fn once_in(&mut self, several: usize) -> bool {
        self.below(several) == several - 1
    }

    pub fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }
}
