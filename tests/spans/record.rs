//! A record of spans: their fields, their events, and which is inside of which.

use std::fmt::Debug;
use std::pin::pin;
use std::sync::{Arc, Mutex};

use serde_json::{Map, Value, json};
use tracing::field::{Field, Visit};
use tracing::instrument::WithSubscriber;
use tracing::span::{Attributes, Id, Record as Values};
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::{LookupSpan, Registry};

/// The spans and events of this crate and of the tests, in the order in which they began.
#[derive(Clone, Default)]
struct Record(Arc<Mutex<Vec<Span>>>);

struct Span {
    name: &'static str,
    level: String,
    parent: Option<usize>,
    fields: Map<String, Value>,
    events: Vec<Value>,
    closed: bool,
}

/// The place of a span in the record.
#[derive(Clone, Copy)]
struct Place(usize);

#[derive(Default)]
struct Fields(Map<String, Value>);

/// Runs a future, and returns its output and its outermost spans with everything inside of them.
pub async fn record<A: Future>(future: A) -> (A::Output, Value) {
    let record = Record::default();
    let subscriber = Registry::default().with(record.clone());
    // A future that is dropped outside of its subscriber does not close the parents of its spans.
    let within = async move {
        let mut future = pin!(future);
        future.as_mut().await
    };
    let output = within.with_subscriber(subscriber).await;
    (output, record.within(None))
}

impl Record {
    fn within(&self, parent: Option<usize>) -> Value {
        let numbers: Vec<usize> = {
            let spans = self.0.lock().unwrap();
            let inside = |n: &usize| spans[*n].parent == parent;
            (0..spans.len()).filter(inside).collect()
        };
        numbers.into_iter().map(|n| self.span(n)).collect()
    }

    fn span(&self, n: usize) -> Value {
        let spans = self.within(Some(n));
        let all = self.0.lock().unwrap();
        let Span {
            name,
            level,
            fields,
            events,
            closed,
            ..
        } = &all[n];
        json!({"name": name, "level": level, "fields": fields, "events": events, "closed": closed, "spans": spans})
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Record {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let metadata = attributes.metadata();
        if !["primer_api", "test"].contains(&metadata.target()) {
            return;
        }
        let span = context.span(id).unwrap();
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        let mut spans = self.0.lock().unwrap();
        span.extensions_mut().insert(Place(spans.len()));
        spans.push(Span {
            name: metadata.name(),
            level: metadata.level().to_string(),
            parent: span.parent().and_then(|parent| place(&parent)),
            fields: fields.0,
            events: Vec::new(),
            closed: false,
        });
    }

    fn on_record(&self, id: &Id, values: &Values<'_>, context: Context<'_, S>) {
        if let Some(n) = context.span(id).and_then(|span| place(&span)) {
            let mut fields = Fields::default();
            values.record(&mut fields);
            self.0.lock().unwrap()[n].fields.append(&mut fields.0);
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        if event.metadata().target() == "primer_api" {
            let n = context.event_span(event).and_then(|span| place(&span));
            let mut fields = Fields::default();
            event.record(&mut fields);
            let level = event.metadata().level().to_string();
            fields.0.insert("level".to_owned(), level.into());
            if let Some(n) = n {
                self.0.lock().unwrap()[n]
                    .events
                    .push(Value::Object(fields.0));
            }
        }
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        if let Some(n) = context.span(&id).and_then(|span| place(&span)) {
            self.0.lock().unwrap()[n].closed = true;
        }
    }
}

fn place<'a, S: LookupSpan<'a>>(
    span: &tracing_subscriber::registry::SpanRef<'a, S>,
) -> Option<usize> {
    span.extensions().get::<Place>().map(|place| place.0)
}

impl Visit for Fields {
    fn record_i64(&mut self, field: &Field, value: i64) {
        self.0.insert(field.name().to_owned(), value.into());
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name().to_owned(), value.into());
    }

    // What is no text and no number is shown as OpenTelemetry's layer would show it.
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let text = format!("{value:?}");
        self.0.insert(field.name().to_owned(), text.into());
    }
}
