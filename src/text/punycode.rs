//! Names of hosts with letters beyond ASCII, as the network knows them.

/// A label of a host in ASCII, without its `xn--` (RFC 3492, 6.3). `None` where it is too long to count.
pub(super) fn punycode(label: &str) -> Option<String> {
    const TMIN: u32 = 1;
    const TMAX: u32 = 26;
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(out.len()).ok()?;
    if basic > 0 {
        out.push('-');
    }
    let (mut n, mut delta, mut bias, mut handled) = (128, 0_u32, 72, basic);
    while let Some(next) = label.chars().map(u32::from).filter(|code| *code >= n).min() {
        delta = (next - n).checked_mul(handled + 1)?.checked_add(delta)?;
        n = next;
        for code in label.chars().map(u32::from) {
            if code < n {
                delta = delta.checked_add(1)?;
            }
            if code != n {
                continue;
            }
            let (mut q, mut k) = (delta, 36);
            loop {
                let t = if k <= bias { TMIN } else { (k - bias).min(TMAX) };
                if q < t {
                    break;
                }
                out.push(digit(t + (q - t) % (36 - t)));
                q = (q - t) / (36 - t);
                k += 36;
            }
            out.push(digit(q));
            bias = adapt(delta, handled + 1, handled == basic);
            delta = 0;
            handled += 1;
        }
        delta += 1;
        n += 1;
    }
    Some(out)
}

/// RFC 3492, 5: a to z, then 0 to 9.
fn digit(value: u32) -> char {
    let code = if value < 26 { u32::from('a') + value } else { u32::from('0') + value - 26 };
    char::from_u32(code).unwrap_or_default()
}

/// RFC 3492, 6.1.
const fn adapt(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / points;
    let mut k = 0;
    while delta > 455 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::punycode;

    /// RFC 3492, 7.1, in small letters.
    #[test]
    fn punycode_is_that_of_the_standard() {
        for (label, wanted) in [
            ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
            ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
            ("למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"),
            ("porquénopuedensimplementehablarenespañol", "porqunopuedensimplementehablarenespaol-fmd56a"),
            ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
            ("パフィーdeルンバ", "de-jg4avhby1noc0d"),
            ("そのスピードで", "d9juau41awczczp"),
            ("bücher", "bcher-kva"),
        ] {
            assert_eq!(punycode(label).as_deref(), Some(wanted), "{label}");
        }
    }
}
