//! What a call costs, in allocations, beside the same call written by hand with reqwest and serde's derive.

#[path = "cost/orders.rs"]
mod orders;

use self::orders::{
    Client, CreateOrderOptions, HandOrder, Order, body, by_hand, hand_order, order, serve,
};

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

/// The number of allocations since the profiler began.
fn allocations() -> u64 {
    dhat::HeapStats::get().total_blocks
}

/// One test alone: it counts the allocations of the whole process.
#[test]
fn a_call_allocates_nine_tenths_of_one_by_hand() {
    let body = body();
    let base = format!("http://{}", serve());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let hand = reqwest::Client::builder().no_proxy().build().unwrap();
        let client = Client::builder()
            .base_url(&base)
            .api_key("a-key")
            .build()
            .unwrap();
        let (hand_order, order) = (hand_order(), order());
        let _profiler = dhat::Profiler::builder().testing().build();
        let (mut by_hands, mut generated) = (0, 0);
        // The first calls make the connections and fill what is kept.
        for _ in 0..4 {
            let start = allocations();
            by_hand(&hand, &base, &hand_order).await;
            by_hands = allocations() - start;
            let options = CreateOrderOptions::default()
                .expand("lines")
                .x_trace("trace-1");
            let start = allocations();
            client
                .create_order("shop-1", options, &order)
                .await
                .unwrap();
            generated = allocations() - start;
        }
        assert!(
            generated * 10 <= by_hands * 9,
            "{generated}, by hand {by_hands}"
        );

        let start = allocations();
        let read: Order = serde_json::from_str(&body).unwrap();
        let reading = allocations() - start;
        let start = allocations();
        let _: HandOrder = serde_json::from_str(&body).unwrap();
        assert!(reading <= allocations() - start);
        let start = allocations();
        serde_json::to_vec(&read).unwrap();
        let writing = allocations() - start;
        let start = allocations();
        serde_json::to_vec(&hand_order).unwrap();
        assert!(writing <= allocations() - start);
    });
}
