//! A record of everything that any crate of this process logs, traces or writes in a panic.

use std::fmt::{Debug, Write};
use std::panic;
use std::sync::{Mutex, Once};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::Registry;

use super::printed::assert_hidden;

static LINES: Mutex<String> = Mutex::new(String::new());

/// Begins the record, once for the process. Everything is let through, at every level.
pub fn begin() {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| {
        log::set_logger(&Lines).unwrap();
        log::set_max_level(log::LevelFilter::Trace);
        tracing::subscriber::set_global_default(Registry::default().with(Lines)).unwrap();
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            add(&format!("panic {panic}"));
            usual(panic);
        }));
    });
}

/// Everything so far.
pub fn lines() -> String {
    LINES.lock().unwrap().clone()
}

/// Fails if a part of a secret is in the record.
#[track_caller]
pub fn assert_never_said(secret: &str) {
    assert_hidden(secret, &lines());
}

fn add(line: &str) {
    // A failing test must not poison the lock: its panic message is in the record too.
    let mut lines = LINES
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    lines.push_str(line);
    lines.push('\n');
}

struct Lines;

impl log::Log for Lines {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        add(&format!("log {} {}", record.target(), record.args()));
    }

    fn flush(&self) {}
}

impl<S: Subscriber> Layer<S> for Lines {
    fn on_new_span(&self, attributes: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        let metadata = attributes.metadata();
        let mut line = Line(format!("span {} {}", metadata.target(), metadata.name()));
        attributes.record(&mut line);
        add(&line.0);
    }

    fn on_record(&self, _: &Id, values: &Record<'_>, _: Context<'_, S>) {
        let mut line = Line("fields".to_owned());
        values.record(&mut line);
        add(&line.0);
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut line = Line(format!("event {}", event.metadata().target()));
        event.record(&mut line);
        add(&line.0);
    }
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
}
