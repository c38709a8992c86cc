//! Turns one order of things into another by removing, moving and inserting.

/// A step from one list to another. Places are given by the thing in front, `None` for the beginning.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step<K> {
    /// Takes a thing out.
    Take {
        /// The thing.
        id: K,
        /// What stands in front of it.
        behind: Option<K>,
    },
    /// Puts one in.
    Put {
        /// The thing.
        id: K,
        /// What will stand in front of it.
        behind: Option<K>,
    },
    /// Moves one.
    Move {
        /// The thing.
        id: K,
        /// What stands in front of it.
        before: Option<K>,
        /// What will.
        after: Option<K>,
    },
}

/// The steps that lead from one list of different ids to another, to be taken in order.
#[must_use]
pub fn steps<K: Clone + PartialEq>(old: &[K], new: &[K]) -> Vec<Step<K>> {
    let mut steps = Vec::new();
    let mut now = old.to_vec();
    let front = |list: &[K], at: usize| at.checked_sub(1).and_then(|at| list.get(at)).cloned();
    for id in old.iter().filter(|id| !new.contains(id)) {
        if let Some(at) = now.iter().position(|one| one == id) {
            steps.push(Step::Take { id: id.clone(), behind: front(&now, at) });
            now.remove(at);
        }
    }
    for (at, id) in new.iter().enumerate() {
        // What stands here and goes further back, where the next is right then: one move instead of many.
        if now.get(at + 1) == Some(id)
            && let Some(here) = now.get(at).cloned()
            && let Some(behind) = new.iter().position(|one| *one == here).and_then(|to| front(new, to))
            && let Some(to) = now.iter().position(|one| *one == behind)
        {
            steps.push(Step::Move { id: here.clone(), before: front(&now, at), after: Some(behind) });
            now.remove(at);
            now.insert(to.min(now.len()), here);
        }
        if now.get(at) == Some(id) {
            continue;
        }
        let behind = front(new, at);
        match now.iter().position(|one| one == id) {
            Some(from) => {
                steps.push(Step::Move { id: id.clone(), before: front(&now, from), after: behind });
                now.remove(from);
            }
            None => steps.push(Step::Put { id: id.clone(), behind }),
        }
        now.insert(at.min(now.len()), id.clone());
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<&str> {
        text.split_whitespace().collect()
    }

    /// Takes the steps, and says how many there were.
    fn taken<'a>(old: &'a str, new: &'a str) -> (usize, Vec<&'a str>) {
        let mut now = ids(old);
        let steps = steps(&now, &ids(new));
        let place = |now: &[&str], behind: &Option<&str>| match behind {
            Some(behind) => now.iter().position(|one| one == behind).unwrap() + 1,
            None => 0,
        };
        for step in &steps {
            match step {
                Step::Take { id, behind } => assert_eq!(now.remove(place(&now, behind)), *id),
                Step::Put { id, behind } => now.insert(place(&now, behind), id),
                Step::Move { id, before, after } => {
                    assert_eq!(now.remove(place(&now, before)), *id);
                    now.insert(place(&now, after), id);
                }
            }
        }
        (steps.len(), now)
    }

    #[test]
    fn one_thing_that_moves_is_one_step() {
        for (old, new, count) in [
            ("a b c d", "a b c d", 0),
            ("a b c d", "b c d a", 1),
            ("a b c d", "d a b c", 1),
            ("a b c d", "a c b d", 1),
            ("a b c d", "a d b c", 1),
            ("a b c d", "a b d", 1),
            ("a b c d", "a x b c d", 1),
            ("a b", "x y z", 5),
            ("", "a", 1),
        ] {
            assert_eq!(taken(old, new), (count, ids(new)), "{old} to {new}");
        }
    }

    #[test]
    fn every_order_leads_to_every_other() {
        let orders =
            ["", "a", "a b", "b a", "c a b", "b c a", "a c", "c b a", "d c b a", "b d a c", "e a d", "d e b c a"];
        for old in orders {
            for new in orders {
                assert_eq!(taken(old, new).1, ids(new), "{old} to {new}");
            }
        }
    }
}
