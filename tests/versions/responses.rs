//! Responses in several media types and with headers, in several versions.

use primer_api::runtime::{Bytes, Call, Error};

primer_codegen::generate_api! {
    mod v1 = "responses/1.yaml";
    mod v2 = "responses/2.yaml";
}

type Same = Call<v1::SameOutcome, (), v1::SameHeaders>;

#[test]
fn outcomes_and_headers_that_are_the_same_are_one_type() {
    let client = v2::Client::builder().build().unwrap();
    let call: Same = client.same();
    drop(call);
    let csv: v1::SameOutcome = v2::SameOutcome::OkCsv(String::new());
    assert_eq!(csv, v1::SameOutcome::OkCsv(String::new()));
}

#[test]
fn outcomes_and_headers_that_differ_are_two_types() {
    let old = v1::Client::builder().build().unwrap();
    let new = v2::Client::builder().build().unwrap();
    let call: Call<v1::Report, v1::ReportError, v1::ReportHeaders> = old.report();
    drop(call);
    let call: Call<v2::ReportOutcome, v2::ReportError, v2::ReportHeaders> = new.report();
    drop(call);
    let call: Call<v1::Report> = old.plain();
    drop(call);
    let call: Call<v1::Report, (), v2::PlainHeaders> = new.plain();
    drop(call);
    let pdf = v2::ReportOutcome::OkPdf(Bytes::from(b"%PDF"));
    assert_ne!(pdf, v2::ReportOutcome::Ok(v1::Report::default()));
    let headers = v2::ReportHeaders::default().x_pages(2).x_more(true);
    assert_eq!((headers.x_pages, headers.x_more), (Some(2), Some(true)));
    let failure = |error: &Error<v2::ReportError>| match error.body() {
        Some(v2::ReportError::BadRequestProblem(problem)) => problem.reason.clone(),
        Some(v2::ReportError::BadRequestText(text)) => Some(text.clone()),
        _ => None,
    };
    let _ = failure;
}
