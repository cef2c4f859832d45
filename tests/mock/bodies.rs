//! Bodies in every encoding are read as they were written.

use primer_api::mock::Mock;
use primer_api::runtime::Upload;

use super::api::bodies::{Client, Form, FormKind, PostSeveralBody, operations};
use super::api::files::{self, NewPhoto, NewPhotoAuthor, NewPhotoPlace};

fn form() -> Form {
    Form::default()
        .text("a b&c=ä+")
        .number(-3)
        .yes(true)
        .list(["x", "y,z"])
        .secret("s3cret")
        .kind(FormKind::A)
}

#[tokio::test]
async fn a_body_is_read_in_its_encoding() {
    let mock = Mock::<Client>::start().await.unwrap();
    let client = mock.client();
    mock.on(operations::post_json).respond(form());
    assert_eq!(client.post_json(form()).await.unwrap(), form());
    mock.on(operations::post_form).respond(());
    client.post_form(form()).await.unwrap();
    mock.on(operations::post_list)
        .respond(primer_api::Map::default());
    client.post_list([form(), Form::default()]).await.unwrap();
    mock.on(operations::post_text).respond("text");
    assert_eq!(client.post_text("ä \"b\"\r\n").await.unwrap(), "text");
    mock.on(operations::post_bytes).respond(vec![0, 159]);
    let bytes = client.post_bytes([0, 159, 146, 150]).await.unwrap();
    assert_eq!(*bytes, [0, 159]);
    mock.on(operations::post_nothing)
        .reply(primer_api::mock::Reply::status(200));
    client.post_nothing().await.unwrap();

    let body = |bodies: Vec<Form>| bodies.into_iter().next();
    let json = mock.received(operations::post_json);
    assert_eq!(
        body(json.into_iter().map(|it| it.body).collect()),
        Some(form())
    );
    let sent = mock.received(operations::post_form);
    assert_eq!(
        body(sent.into_iter().map(|it| it.body).collect()),
        Some(form())
    );
    let lists = mock.received(operations::post_list);
    assert_eq!(lists.first().unwrap().body, [form(), Form::default()]);
    assert_eq!(
        mock.received(operations::post_text).first().unwrap().body,
        "ä \"b\"\r\n"
    );
    let received = mock.received(operations::post_bytes);
    assert_eq!(
        received.first().unwrap().body,
        Upload::from([0, 159, 146, 150])
    );
}

#[tokio::test]
async fn a_body_may_be_missing_where_it_is_optional() {
    let mock = Mock::<Client>::start().await.unwrap();
    mock.on(operations::post_optional).respond(()).times(2);
    mock.client().post_optional(None).await.unwrap();
    mock.client().post_optional(Some(form())).await.unwrap();
    let received = mock.received(operations::post_optional);
    let bodies: Vec<_> = received.into_iter().map(|it| it.body).collect();
    assert_eq!(bodies, [None, Some(form())]);
}

#[tokio::test]
async fn a_body_is_of_the_media_type_that_it_came_in() {
    let mock = Mock::<Client>::start().await.unwrap();
    mock.on(operations::post_several)
        .reply(primer_api::mock::Reply::json(200, &form()))
        .times(2);
    let client = mock.client();
    client.post_several(form()).await.unwrap();
    client.post_several("text".to_owned()).await.unwrap();
    let received = mock.received(operations::post_several);
    let bodies: Vec<_> = received.into_iter().map(|it| it.body).collect();
    let expected: [PostSeveralBody; 2] = [form().into(), "text".to_owned().into()];
    assert_eq!(bodies, expected);
}

#[tokio::test]
async fn files_of_a_form_are_there_with_their_names() {
    let mock = Mock::<files::Client>::start().await.unwrap();
    mock.on(files::operations::create_photo).respond(());
    let photo = Upload::from([0x89, 0x50])
        .file_name("a \"b\".png")
        .media_type("image/png")
        .header("x-signature", "s");
    let sent = NewPhoto::new("ä\r\n--b")
        .photo(photo.clone())
        .attachments([Upload::from("first"), Upload::from("second")])
        .tags(["x", "y"])
        .sizes([1, 2])
        .author(NewPhotoAuthor::default().name("a"))
        .place(NewPhotoPlace::default().city("c"));
    mock.client().create_photo(sent.clone()).await.unwrap();
    let received = mock.received(files::operations::create_photo);
    let body = &received.first().unwrap().body;
    assert_eq!(body.photo, Some(photo));
    let names: Vec<usize> = body.attachments.iter().flatten().map(|_| 1).collect();
    assert_eq!(names, [1, 1]);
    assert_eq!(
        (&body.title, &body.tags, &body.sizes),
        (&sent.title, &sent.tags, &sent.sizes)
    );
    assert_eq!((&body.author, &body.place), (&sent.author, &sent.place));
}
