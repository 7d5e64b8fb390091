import Greenroom
import GreenroomModel
import HTTPTypes

/// What the catalog knows of a write that another run of the server did, or this one and has forgotten the answer.
struct KnownAnswer {
  let library: Library

  /// Nil where nothing was done under the key. What is told is as it stands now: a task says whether it was sent, and
  /// what became of it.
  ///
  /// - Throws: A ``Problem`` where the key was another request's.
  func answer(to key: WriteKey) throws -> APIAnswer? {
    switch try library.known(key) {
    case nil: nil
    case .another: throw Problem.keyReused
    case .tasks(let document): try .document(document, .accepted).replayed
    case .request(let document): try .document(document, .created).replayed
    case .asset(let document): try .document(document, .created).replayed
    }
  }
}
