import Greenroom
import GreenroomModel
import Hummingbird
import NIOCore

/// Takes a file of any size as it comes: no more than a piece of it is in memory, and no thread waits for a client.
struct UploadIntake {
  let desk: APIDesk
  let lanes: BlockingLanes

  func take(_ request: Request, as name: String) async throws -> APIAnswer {
    let upload = try await lanes.run(.quick) { [desk] in try Upload(to: desk.library, as: name) }
    for try await piece in request.body {
      let bytes = Array(piece.readableBytesView)
      try await lanes.run(.quick) { try upload.write(bytes) }
    }
    return try await lanes.run(.long) { try .document(upload.finish(), .created) }
  }
}
