import Hummingbird
import NIOCore

/// Server-sent events, for as long as a client listens.
struct EventStream {
  /// Milliseconds until a browser asks again that lost its connection.
  private static let retry = 1_000

  let hub: EventHub
  let context: ListenerContext
  /// How long a client may take none of it.
  let patience: Duration

  /// - Throws: A ``Problem`` where no more may listen.
  func response(isHead: Bool) throws -> Response {
    var fields = SecurityFields.all
    fields[.contentType] = "text/event-stream"
    fields[.cacheControl] = "no-store"
    guard !isHead else { return Response(status: .ok, headers: fields) }
    let (context, patience, events) = (context, patience, try hub.listen())
    return Response(
      status: .ok, headers: fields,
      body: ResponseBody { writer in
        try await writer.write(ByteBuffer(string: "retry: \(Self.retry)\n\n"))
        for await event in events {
          // A write waits for as long as nothing is read: somebody else has to end that.
          let end = context.closing(after: patience)
          defer { end.cancel() }
          try await writer.write(ByteBuffer(string: event))
          try await context.settleWrites()
        }
        try await writer.finish(nil)
      })
  }
}
