import Greenroom
import GreenroomModel
import Hummingbird
import NIOCore

/// Takes a file of any size as it comes: no more than a piece of it is in memory, and no thread waits for a client.
struct UploadIntake {
  let desk: APIDesk
  let lanes: BlockingLanes

  /// - Parameter key: Under which the same bytes are taken once.
  func take(_ request: Request, as name: String, under key: IdempotencyKey?) async throws -> APIAnswer {
    let upload = try await lanes.run(.quick) { [desk] in
      try Upload(to: desk.library, as: name, hashes: key != nil)
    }
    for try await piece in request.body {
      let bytes = Array(piece.readableBytesView)
      try await lanes.run(.quick) { try upload.write(bytes) }
    }
    return try await lanes.run(.long) { [desk] in
      let key = upload.digest().flatMap { key?.over($0.bytes) }
      if let key, let known = try KnownAnswer(library: desk.library).answer(to: key) { return known }
      let (asset, isNew) = try upload.finish(under: key)
      return try .document(asset, isNew ? .created : .ok)
    }
  }
}
