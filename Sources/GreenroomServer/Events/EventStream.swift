import Hummingbird
import NIOCore

/// Server-sent events, for as long as a client listens.
struct EventStream {
  /// Milliseconds until a browser asks again that lost its connection.
  private static let retry = 1_000

  let hub: EventHub
  let context: ListenerContext

  func response(isHead: Bool) -> Response {
    var fields = SecurityFields.all
    fields[.contentType] = "text/event-stream"
    fields[.cacheControl] = "no-store"
    guard !isHead else { return Response(status: .ok, headers: fields) }
    let (hub, context) = (hub, context)
    return Response(
      status: .ok, headers: fields,
      body: ResponseBody { writer in
        let events = hub.listen()
        try await writer.write(ByteBuffer(string: "retry: \(Self.retry)\n\n"))
        for await event in events {
          try await writer.write(ByteBuffer(string: event))
          try await context.settleWrites()
        }
        try await writer.finish(nil)
      })
  }
}
