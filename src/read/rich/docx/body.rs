//! The text of a document: from tags to blocks.

use std::collections::HashMap;

use super::paragraph::Paragraph;
use super::parts::Numbering;
use super::run::{Field, Run, Spans, symbol};
use super::styles::{Look, Styles};
use super::xml::{Item, Tag};
use crate::article::BlockKind;
use crate::read::rich::Builder;
use crate::text::HostParser;

/// Elements of which nothing is shown: what was deleted or moved away, how it was before, fall-backs of what is shown
/// anyway, readings above words, and properties of things.
const UNSEEN: &[&str] = &[
    "del",
    "moveFrom",
    "Fallback",
    "delText",
    "delInstrText",
    "pPrChange",
    "rPrChange",
    "tblPr",
    "tblGrid",
    "sectPr",
    "rt",
    "trPr",
    "tcPr",
];

/// Tables inside tables are followed so deep; what lies deeper is text of the cell around it.
const MAX_TABLE_DEPTH: usize = 6;

/// Items kept until they can be read: a row of a table, a text box.
struct Kept {
    items: Vec<Item>,
    depth: usize,
}

/// The text so far, and where the reading stands.
#[derive(Default)]
pub struct Body {
    pub(super) builder: Builder,
    styles: Styles,
    looks: HashMap<String, Look>,
    numbering: Numbering,
    /// What knows which hosts links may lead to.
    hosts: HostParser,
    links: HashMap<String, String>,
    /// How deep inside an element of which nothing is shown; 0 outside.
    unseen: usize,
    kept: Option<Kept>,
    paragraph: Paragraph,
    /// The mark at the end of this paragraph was deleted: the next one goes on with it.
    joined: bool,
    /// Cells of the row so far; `None` outside rows.
    cells: Option<usize>,
    /// Whether the cell has words already.
    in_cell: bool,
    /// Tables that are open inside a row, and around one.
    inner_tables: usize,
    outer_tables: usize,
    in_paragraph_properties: bool,
    in_run_properties: bool,
    in_text: bool,
    in_instruction: bool,
    placeholder: bool,
    run: Run,
    fields: Vec<Field>,
    hyperlinks: Vec<Option<String>>,
    spans: Spans,
    lines: usize,
    boxes: Vec<Vec<Item>>,
    /// Notes that the text asks for, in order: the kind and the id.
    pub(super) cited: Vec<(&'static str, String)>,
}

impl Body {
    /// Nothing so far.
    pub fn new(styles: Styles, numbering: Numbering, hosts: HostParser) -> Self {
        Self { styles, numbering, hosts, ..Self::default() }
    }

    /// Where the links of the part that follows lead, by id.
    pub fn set_links(&mut self, links: HashMap<String, String>) {
        self.links = links;
    }

    /// Takes the next item.
    pub fn take(&mut self, item: Item) {
        match (&item, self.unseen) {
            (Item::Start(_), 1..) => self.unseen += 1,
            (Item::End(_), 1..) => self.unseen -= 1,
            (Item::Text(_), 1..) => {}
            _ if self.kept.is_some() => self.keep(item),
            _ => match item {
                Item::Start(tag) => self.start(&tag),
                Item::End(name) => self.end(&name),
                Item::Text(text) => self.text(&text),
            },
        }
    }

    /// Ends the last block, and all that hangs on it.
    pub fn finish_part(&mut self) {
        self.joined = false;
        self.fields.clear();
        self.hyperlinks.clear();
        self.end_paragraph();
    }

    fn keep(&mut self, item: Item) {
        let Some(kept) = &mut self.kept else { return };
        match item {
            Item::Start(_) => kept.depth += 1,
            Item::End(_) if kept.depth > 0 => kept.depth -= 1,
            Item::End(name) => {
                let items = std::mem::take(&mut kept.items);
                self.kept = None;
                if name == "tr" {
                    self.row(items);
                } else {
                    self.boxes.push(items);
                }
                return;
            }
            Item::Text(_) => {}
        }
        kept.items.push(item);
    }

    fn start(&mut self, tag: &Tag) {
        let properties = self.in_paragraph_properties || self.in_run_properties;
        match tag.name.as_str() {
            "del" if self.in_paragraph_properties => {
                self.joined = true;
                self.unseen = 1;
            }
            name if UNSEEN.contains(&name) => self.unseen = 1,
            "tr" if self.cells.is_none() => self.kept = Some(Kept { items: Vec::new(), depth: 0 }),
            "txbxContent" => self.kept = Some(Kept { items: Vec::new(), depth: 0 }),
            "tbl" => self.inner_tables += usize::from(self.cells.is_some()),
            "tc" => self.cell(),
            "p" => self.start_paragraph(),
            "pPr" => self.in_paragraph_properties = true,
            "rPr" => self.in_run_properties = true,
            _ if self.in_paragraph_properties => self.paragraph.take(tag),
            "r" => self.run = Run::default(),
            _ if self.in_run_properties => self.run.take(tag, &self.styles),
            "t" => self.in_text = true,
            "instrText" => self.in_instruction = true,
            "tab" | "ptab" if !properties => self.space("\t"),
            "br" | "cr" => self.line(tag.get("type")),
            "noBreakHyphen" => self.write("\u{2011}"),
            "softHyphen" => self.write("\u{AD}"),
            "sym" => {
                if let Some(char) = symbol(tag) {
                    self.write(char.encode_utf8(&mut [0; 4]));
                }
            }
            "hyperlink" => self.hyperlinks.push(tag.get("id").and_then(|id| self.links.get(id)).cloned()),
            "fldChar" => self.field(tag),
            "footnoteReference" => self.cited.extend(tag.get("id").map(|id| ("footnote", id.to_owned()))),
            "endnoteReference" => self.cited.extend(tag.get("id").map(|id| ("endnote", id.to_owned()))),
            "showingPlcHdr" => self.placeholder = tag.is_on(),
            "sdtContent" => self.unseen = usize::from(std::mem::take(&mut self.placeholder)),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "pPr" => self.in_paragraph_properties = false,
            "rPr" => self.in_run_properties = false,
            "t" => self.in_text = false,
            "instrText" => self.in_instruction = false,
            "tbl" => self.inner_tables = self.inner_tables.saturating_sub(1),
            "hyperlink" => {
                self.hyperlinks.pop();
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text {
            self.write(text);
        } else if self.in_instruction
            && let Some(field) = self.fields.last_mut()
        {
            field.add(text);
        }
    }

    fn start_paragraph(&mut self) {
        self.run = Run::default();
        if self.cells.is_some() {
            self.space(" ");
        } else if !std::mem::take(&mut self.joined) {
            self.paragraph = Paragraph::default();
        }
    }

    fn end_paragraph(&mut self) {
        // What a field says of itself stands in one paragraph; if that is not so, its text shall not be lost.
        let hosts = self.hosts;
        self.fields.iter_mut().for_each(|field| field.show(hosts));
        if self.cells.is_some() || self.joined {
            return;
        }
        self.close();
    }

    fn close(&mut self) {
        self.spans.set(Spans::default(), &mut self.builder);
        self.lines = 0;
        self.builder.close();
        for items in std::mem::take(&mut self.boxes) {
            for item in items {
                self.take(item);
            }
        }
    }

    /// A row of one cell is a frame around paragraphs; one of more cells is one block.
    fn row(&mut self, items: Vec<Item>) {
        let (mut cells, mut tables, mut in_properties) = (0, 0, false);
        for item in &items {
            match item {
                Item::Start(tag) => match tag.name.as_str() {
                    "tbl" => tables += 1,
                    "tc" if tables == 0 => cells += 1,
                    "trPr" if tables == 0 => in_properties = true,
                    // The row was deleted.
                    "del" if in_properties => return,
                    _ => {}
                },
                Item::End(name) if name == "tbl" => tables -= 1,
                Item::End(name) if name == "trPr" => in_properties = false,
                _ => {}
            }
        }
        let is_row = cells > 1 || self.outer_tables >= MAX_TABLE_DEPTH;
        if is_row {
            self.builder.open_kind(BlockKind::Row);
            self.cells = Some(0);
        }
        self.outer_tables += 1;
        for item in items {
            self.take(item);
        }
        self.outer_tables -= 1;
        if is_row {
            self.cells = None;
            self.inner_tables = 0;
            self.close();
        }
    }

    fn cell(&mut self) {
        let Some(cells) = &mut self.cells else { return };
        self.spans.set(Spans::default(), &mut self.builder);
        if self.inner_tables > 0 {
            self.space(" ");
            return;
        }
        if *cells > 0 {
            self.builder.raw("\t");
        }
        *cells += 1;
        self.in_cell = false;
    }

    /// What stands between words: a tab, or a space where a tab would part cells.
    fn space(&mut self, space: &str) {
        if self.cells.is_some() {
            if self.in_cell {
                self.builder.text(" ");
            }
        } else if self.builder.has_text() && !self.is_hidden() {
            self.spans.set(Spans::default(), &mut self.builder);
            self.builder.raw(space);
        }
    }

    fn line(&mut self, kind: Option<&str>) {
        if self.cells.is_some() || self.is_hidden() || matches!(kind, Some("page" | "column")) {
            self.space(" ");
        } else {
            self.lines += usize::from(self.builder.has_text());
        }
    }

    fn field(&mut self, tag: &Tag) {
        match tag.get("fldCharType") {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                let hosts = self.hosts;
                self.fields.iter_mut().rev().take(1).for_each(|field| field.show(hosts));
            }
            _ => {
                self.fields.pop();
            }
        }
    }

    fn is_hidden(&mut self) -> bool {
        self.run.hidden || self.fields.iter().any(|field| !field.is_shown()) || self.look().hidden
    }

    /// What the style of the paragraph makes of it.
    fn look(&mut self) -> &Look {
        let style = &self.paragraph.style;
        if !self.looks.contains_key(style) {
            self.looks.insert(style.clone(), self.styles.look(style));
        }
        self.looks.entry(style.clone()).or_default()
    }

    fn write(&mut self, text: &str) {
        if self.is_hidden() {
            return;
        }
        if !self.builder.is_open() {
            let look = self.look().clone();
            self.builder.open(self.paragraph.block(&look, &self.numbering));
        }
        if !text.trim().is_empty() {
            let in_field = || self.fields.iter().rev().find_map(Field::link);
            let link = self.hyperlinks.iter().rev().flatten().next().cloned().or_else(in_field);
            self.spans.set(Spans { link, strong: self.run.bold, em: self.run.italic }, &mut self.builder);
            for _ in 0..std::mem::take(&mut self.lines) {
                self.builder.line();
            }
            self.in_cell = true;
        }
        self.builder.text(text);
    }
}
