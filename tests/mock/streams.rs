//! Successes that come item by item, and downloads.

use std::time::Duration;

use primer_api::mock::{Mock, Reply};
use primer_api::runtime::{ErrorKind, Executed, Json};
use serde_json::json;

use super::api::downloads;
use super::api::sequences::{Chunk, Client, CompleteRequest, Completion, operations};

#[tokio::test]
async fn events_are_replied_typed() {
    let service = Mock::<Client>::start().await.unwrap();
    let client = service.client();
    service
        .on(operations::complete)
        .respond_items([Chunk::new(1), Chunk::new(2)]);
    let request = || CompleteRequest::default().stream(true);
    let mut events = client.complete(request()).events().await.unwrap();
    for n in [1, 2] {
        let event = events.next().await.unwrap().unwrap();
        assert_eq!(
            (event.data, event.event.as_str()),
            (Chunk::new(n), "message")
        );
    }
    assert!(events.next().await.is_none());

    // The same operation has a success that comes whole.
    service
        .on(operations::complete)
        .respond(Completion::default().text("t"));
    let whole = client.complete(request()).await.unwrap();
    assert_eq!(whole.text.as_deref(), Some("t"));

    service
        .on(operations::log)
        .respond_items(["a\nb\r\nc", "", "\"d\""]);
    let mut events = client.log().events().await.unwrap();
    for text in ["a\nb\nc", "", "\"d\""] {
        let event = events.next().await.unwrap().unwrap();
        assert_eq!(event.data, text);
    }
    assert!(events.next().await.is_none());

    // What an event is beside its data.
    let body = "event: add\nid: 7\ndata: {\"n\": 1}\n\n";
    let named = Reply::status(200).body("text/event-stream", body);
    service.on(operations::complete).reply(named);
    let mut events = client.complete(request()).events().await.unwrap();
    let event = events.next().await.unwrap().unwrap();
    assert_eq!((event.event.as_str(), event.id.as_str()), ("add", "7"));
}

#[tokio::test]
async fn items_are_replied_typed() {
    let service = Mock::<Client>::start().await.unwrap();
    let client = service.client();
    service
        .on(operations::export)
        .respond_items((0..3).map(Chunk::new));
    let mut items = client.export().items().await.unwrap();
    for n in 0..3 {
        assert_eq!(items.next().await.unwrap().unwrap(), Chunk::new(n));
    }
    assert!(items.next().await.is_none());

    let records = [json!({"a": "b\n"}), Json::Null, json!(3)];
    service
        .on(operations::records)
        .respond_items(records.clone());
    let mut items = client.records().items().await.unwrap();
    for record in records {
        assert_eq!(items.next().await.unwrap().unwrap(), record);
    }
    assert!(items.next().await.is_none());

    let none: [Chunk; 0] = [];
    service.on(operations::export).respond_items(none);
    let mut items = client.export().items().await.unwrap();
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn a_sequence_breaks_off_or_comes_slowly() {
    let service = Mock::<Client>::start().await.unwrap();
    let client = service.client();
    // `{"n":1}` and its end of line are eight bytes.
    let chunks = || [Chunk::new(1), Chunk::new(2)];
    service
        .on(operations::export)
        .respond_items(chunks())
        .cut_after(12);
    let mut items = client.export().items().await.unwrap();
    assert_eq!(items.next().await.unwrap().unwrap(), Chunk::new(1));
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(error.executed(), Executed::Yes);

    tokio::time::pause();
    service
        .on(operations::export)
        .respond_items(chunks())
        .slow(8, Duration::from_secs(5));
    let begin = tokio::time::Instant::now();
    let mut items = client.export().items().await.unwrap();
    assert_eq!(items.next().await.unwrap().unwrap(), Chunk::new(1));
    assert_eq!(begin.elapsed().as_secs(), 5);
    assert_eq!(items.next().await.unwrap().unwrap(), Chunk::new(2));
    assert_eq!(begin.elapsed().as_secs(), 10);
}

#[tokio::test]
async fn items_come_one_by_one() {
    let service = Mock::<Client>::start().await.unwrap();
    let client = service.client();
    let numbers = [1, 1_000_000, 3];
    tokio::time::pause();
    service
        .on(operations::complete)
        .respond_items(numbers.map(Chunk::new))
        .paced(Duration::from_secs(5));
    let begin = tokio::time::Instant::now();
    let call = client.complete(CompleteRequest::default());
    let mut events = call.events().await.unwrap();
    for (n, seconds) in numbers.into_iter().zip([5, 10, 15]) {
        assert_eq!(events.next().await.unwrap().unwrap().data, Chunk::new(n));
        assert_eq!(begin.elapsed().as_secs(), seconds);
    }
    assert!(events.next().await.is_none());

    // The client gives up if the next does not come in time.
    service
        .on(operations::export)
        .respond_items(numbers.map(Chunk::new))
        .paced(Duration::from_secs(60));
    let mut items = client.export().items().await.unwrap();
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(
        (error.kind(), error.is_timeout()),
        (ErrorKind::Timeout, true)
    );

    service
        .on(operations::complete)
        .respond(Completion::default().text("t"))
        .paced(Duration::from_secs(5));
    let whole = client.complete(CompleteRequest::default()).await.unwrap();
    assert_eq!(whole.text.as_deref(), Some("t"));
}

#[tokio::test]
async fn a_download_is_as_large_as_a_test_wants_it() {
    let service = Mock::<downloads::Client>::start().await.unwrap();
    let client = service.client();
    let content = vec![7; 8 * 1024 * 1024];
    service
        .on(downloads::operations::get_file)
        .respond(content.clone())
        .header("content-disposition", "attachment");
    let mut download = client.get_file().download().await.unwrap();
    let headers = download.documented_headers();
    assert_eq!(headers.content_disposition.as_deref(), Some("attachment"));
    let mut received = Vec::new();
    while let Some(chunk) = download.chunk().await.unwrap() {
        received.extend_from_slice(&chunk);
    }
    assert!(received == content);

    service
        .on(downloads::operations::get_file)
        .respond(content)
        .cut_after(1_000_000);
    let mut download = client.get_file().download().await.unwrap();
    let mut size = 0;
    let error = loop {
        match download.chunk().await {
            Ok(chunk) => size += chunk.unwrap().len(),
            Err(error) => break error,
        }
    };
    assert_eq!(size, 1_000_000);
    assert_eq!(error.kind(), ErrorKind::Transport);
}
