//! Sorting, and sorted lists used as sets and maps.
//!
//! The standard library compiles its sort and its trees anew for every type: the first tree costs 11.6 kB of wasm, each
//! further one about 9 (docs/adr/0004). What is here sorts places in a list by one small function for all types, and
//! keeps what is sorted in a vector: finding takes a few steps, and inserting moves what stands behind. Among 10,000
//! annotations that takes some tens of microseconds. Inserting many values one by one is quadratic: make the list at
//! once with [`Sorted::from`].

use std::cmp::Ordering;

/// Something that is found by a part of it.
pub trait Keyed {
    /// The part.
    type Key: Ord + ?Sized;

    /// By what it is found.
    fn key(&self) -> &Self::Key;
}

impl Keyed for usize {
    type Key = Self;

    fn key(&self) -> &Self {
        self
    }
}

/// Values in the order of their keys, each key once: a set where a value is its own key, else a map.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sorted<T>(Vec<T>);

impl<T: Keyed> Sorted<T> {
    /// The value of that key.
    pub fn get(&self, key: &T::Key) -> Option<&T> {
        self.place(key).ok().and_then(|at| self.0.get(at))
    }

    /// Whether there is a value of that key.
    pub fn contains(&self, key: &T::Key) -> bool {
        self.place(key).is_ok()
    }

    /// Puts a value in; whether there was none of its key, which it replaces.
    pub fn insert(&mut self, value: T) -> bool {
        match self.place(value.key()) {
            Ok(at) => {
                if let Some(old) = self.0.get_mut(at) {
                    *old = value;
                }
                false
            }
            Err(at) => {
                self.0.insert(at, value);
                true
            }
        }
    }

    /// Takes the value of that key out.
    pub fn remove(&mut self, key: &T::Key) -> Option<T> {
        self.place(key).ok().map(|at| self.0.remove(at))
    }

    /// Keeps the values that `keep` says so of.
    pub fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.0.retain(keep);
    }

    /// The values in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where the value of that key stands, or would stand.
    fn place(&self, key: &T::Key) -> Result<usize, usize> {
        self.0.binary_search_by(|value| value.key().cmp(key))
    }
}

impl<T> Default for Sorted<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// Of several with the same key, the first stays.
impl<T: Keyed> From<Vec<T>> for Sorted<T> {
    fn from(values: Vec<T>) -> Self {
        let mut values = sort(values, |one, other| one.key().cmp(other.key()));
        values.dedup_by(|later, earlier| later.key() == earlier.key());
        Self(values)
    }
}

impl<'a, T> IntoIterator for &'a Sorted<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// The values in the order that `compare` gives them; equal ones keep theirs.
#[must_use]
pub fn sort<T>(values: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let order = order(values.len(), &|one, other| match (values.get(one), values.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    let mut values: Vec<Option<T>> = values.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| values.get_mut(at).and_then(Option::take)).collect()
}

/// The places 0 to `len` in the order that `compare` gives the things that stand there; equal ones keep theirs.
#[must_use]
pub fn order(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    let mut merged = Vec::with_capacity(len);
    let mut run = 1;
    while run < len {
        for runs in order.chunks(run * 2) {
            let (one, other) = runs.split_at(run.min(runs.len()));
            merge(one, other, compare, &mut merged);
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        run *= 2;
    }
    order
}

/// Puts two sorted runs as one behind what was merged; of equal places, the one of the first run comes first.
fn merge(mut one: &[usize], mut other: &[usize], compare: &dyn Fn(usize, usize) -> Ordering, merged: &mut Vec<usize>) {
    // Most lists come in order, or nearly; then one look is enough.
    let parted = |(last, first): (&usize, &usize)| compare(*last, *first).is_le();
    if !one.last().zip(other.first()).is_some_and(parted) {
        while let ([first, one_left @ ..], [second, other_left @ ..]) = (one, other) {
            if compare(*first, *second).is_le() {
                merged.push(*first);
                one = one_left;
            } else {
                merged.push(*second);
                other = other_left;
            }
        }
    }
    merged.extend_from_slice(one);
    merged.extend_from_slice(other);
}

/// Names in the order of some list, to be looked up.
pub struct Index<'a> {
    names: Vec<&'a str>,
    order: Vec<usize>,
}

impl<'a> Index<'a> {
    /// Sorts the names.
    #[must_use]
    pub fn of(names: Vec<&'a str>) -> Self {
        let order = order(names.len(), &|one, other| names.get(one).cmp(&names.get(other)));
        Self { names, order }
    }

    /// Place of a name in the list.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        let found = self.order.binary_search_by(|at| self.names.get(*at).cmp(&Some(&name)));
        found.ok().and_then(|at| self.order.get(at)).copied()
    }

    /// The first name in the list that stood before, with its place.
    #[must_use]
    pub fn twice(&self) -> Option<(usize, &'a str)> {
        let same = self.order.array_windows().filter(|[one, next]| self.names.get(*one) == self.names.get(*next));
        let first = same.map(|[_, next]| *next).min()?;
        self.names.get(first).map(|name| (first, *name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_a_set() {
        let mut set = Sorted::from(vec![5_usize, 1, 3, 1]);
        assert_eq!(set.iter().copied().collect::<Vec<_>>(), [1, 3, 5]);
        assert!(set.insert(4) && !set.insert(3) && set.contains(&4));
        assert_eq!((set.remove(&5), set.remove(&5)), (Some(5), None));
        assert_eq!(set, Sorted::from(vec![4, 3, 1]));
    }

    #[test]
    fn sorts_as_the_standard_library_does() {
        for len in 0..40_usize {
            let mixed: Vec<(usize, usize)> = (0..len).map(|at| (at * 7919 % 11, at)).collect();
            let (mut known, mut rising) = (mixed.clone(), mixed.clone());
            known.sort_by_key(|(key, _)| *key);
            assert_eq!(sort(mixed, |(one, _), (other, _)| one.cmp(other)), known);
            rising.sort_unstable();
            assert_eq!(sort(rising.clone(), Ord::cmp), rising);
        }
    }

    #[test]
    fn finds_names_and_the_first_that_stands_twice() {
        let index = Index::of(vec!["b", "a", "c", "b", "a"]);
        assert_eq!((index.find("c"), index.find("d")), (Some(2), None));
        assert_eq!(index.twice(), Some((3, "b")));
    }
}
