//! A zip archive (PKWARE APPNOTE 6.3), as far as Word documents need it: stored or deflated entries, found by the directory
//! at its end. Nothing is taken on trust: an entry is unpacked up to the size it declares, within what is allowed for one
//! and for all, and its checksum must be right.

use std::cell::Cell;

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::message::unreadable;
use crate::read::kind::ZIP_ENTRY;
use crate::read::rich::Unreadable;

/// Most bytes of one entry, unpacked: a book of 8 MB has about so many in Word's markup.
const MAX_ENTRY_BYTES: usize = 64 << 20;
/// Most bytes of all entries that are asked for, unpacked.
const MAX_TOTAL_BYTES: usize = 96 << 20;
/// Most entries: pictures are entries too, one each.
const MAX_ENTRIES: usize = 20_000;

/// An archive whose directory was read.
pub struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry<'a>>,
    /// Bytes that may still be unpacked.
    left: Cell<usize>,
}

struct Entry<'a> {
    name: &'a [u8],
    flags: u16,
    method: u16,
    checksum: u32,
    packed: usize,
    size: usize,
    /// Where its header stands.
    at: usize,
}

impl<'a> Archive<'a> {
    /// Reads the directory.
    ///
    /// # Errors
    /// Where there is none, or it is no directory of this archive.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        Self::directory(bytes).ok_or_else(|| Unreadable::new(unreadable::WORD_END_DAMAGED))?
    }

    fn directory(bytes: &'a [u8]) -> Option<Result<Self, Unreadable>> {
        // The end of the directory, before a comment of up to 65,535 bytes.
        let from = bytes.len().saturating_sub(22 + 65_535);
        let tail = bytes.get(from..)?;
        let end = from + tail.windows(4).rposition(|four| four == b"PK\x05\x06")?;
        let _whole = bytes.get(end..end.checked_add(22)?)?;
        let count = usize::from(u16_at(bytes, end + 10)?);
        if count > MAX_ENTRIES {
            return Some(Err(Unreadable::new(unreadable::word_too_many_parts(count.to_string()))));
        }
        let mut at = size_at(bytes, end + 16)?;
        let mut entries = Vec::with_capacity(count);
        for _ in 0..count {
            if bytes.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
                return None;
            }
            let lengths = [28, 30, 32].map(|field| u16_at(bytes, at + field).map(usize::from));
            let [name, extra, comment] = [lengths[0]?, lengths[1]?, lengths[2]?];
            let start = at + 46;
            entries.push(Entry {
                name: bytes.get(start..start.checked_add(name)?)?,
                flags: u16_at(bytes, at + 8)?,
                method: u16_at(bytes, at + 10)?,
                checksum: u32_at(bytes, at + 16)?,
                packed: size_at(bytes, at + 20)?,
                size: size_at(bytes, at + 24)?,
                at: size_at(bytes, at + 42)?,
            });
            at = start.checked_add(name + extra + comment)?;
        }
        Some(Ok(Self { bytes, entries, left: Cell::new(MAX_TOTAL_BYTES) }))
    }

    /// Whether an entry's name begins so.
    pub fn has(&self, beginning: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.starts_with(beginning.as_bytes()))
    }

    /// Unpacks the entry of that name, if there is one. Small and large letters are the same, as for Word.
    ///
    /// # Errors
    /// Where it is too large, or not what the directory says.
    pub fn entry(&self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let named = |entry: &&Entry| entry.name.eq_ignore_ascii_case(name.as_bytes());
        let Some(entry) = self.entries.iter().find(named) else { return Ok(None) };
        if entry.flags & 1 != 0 {
            return Err(Unreadable::new(unreadable::WORD_PASSWORD));
        }
        if entry.size > MAX_ENTRY_BYTES.min(self.left.get()) {
            return Err(Unreadable::new(unreadable::word_too_large(entry.size.min(MAX_ENTRY_BYTES) >> 20)));
        }
        self.left.set(self.left.get() - entry.size);
        match self.unpack(entry) {
            Some(found) if found.len() == entry.size && crc32(&found) == entry.checksum => Ok(Some(found)),
            _ => Err(Unreadable::new(unreadable::WORD_PART_DAMAGED)),
        }
    }

    fn unpack(&self, entry: &Entry) -> Option<Vec<u8>> {
        let header = self.bytes.get(entry.at..entry.at.checked_add(4)?)?;
        if header != ZIP_ENTRY {
            return None;
        }
        let name = usize::from(u16_at(self.bytes, entry.at + 26)?);
        let extra = usize::from(u16_at(self.bytes, entry.at + 28)?);
        let start = entry.at.checked_add(30 + name + extra)?;
        let packed = self.bytes.get(start..start.checked_add(entry.packed)?)?;
        match entry.method {
            0 => Some(packed.to_vec()),
            // No more than was declared comes out, whatever is in it.
            8 => decompress_to_vec_with_limit(packed, entry.size).ok(),
            _ => None,
        }
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.first_chunk().map(|two| u16::from_le_bytes(*two))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.first_chunk().map(|four| u32::from_le_bytes(*four))
}

fn size_at(bytes: &[u8], at: usize) -> Option<usize> {
    u32_at(bytes, at).and_then(|size| usize::try_from(size).ok())
}

/// CRC-32 as zip and Ethernet have it (polynomial 0xEDB88320, reflected), by half bytes.
fn crc32(bytes: &[u8]) -> u32 {
    let table: [u32; 16] = std::array::from_fn(|nibble| {
        let start = u32::try_from(nibble).unwrap_or_default();
        (0..4).fold(start, |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 })
    });
    let half = |crc: u32, value: u32| {
        let at = usize::try_from((crc ^ value) & 15).unwrap_or_default();
        crc >> 4 ^ table.get(at).copied().unwrap_or_default()
    };
    !bytes.iter().fold(u32::MAX, |crc, byte| half(half(crc, u32::from(*byte)), u32::from(*byte >> 4)))
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn the_checksum_is_the_known_one() {
        assert_eq!((crc32(b""), crc32(b"123456789")), (0, 0xCBF4_3926));
    }
}
