package import Foundation
package import GreenroomModel
import GreenroomRemote

/// What the listener serves: the files of Greenroom's own store, each to those who hold a link to it.
package struct StagedFiles: Sendable {
  private let folder: MediaPath
  private let signer: LinkSigner

  /// - Parameter library: The library's folder.
  /// - Throws: `configuration` where the key that links are signed with cannot be used.
  package init(in library: MediaPath) throws {
    folder = EmbeddedConfiguration.folder(in: library)
    do {
      let key = try SigningKeyFile(EmbeddedConfiguration.keyFile(in: library)).key()
      signer = LinkSigner(secret: key)
    } catch {
      throw GreenroomError(.configuration, error.message, hint: error.hint)
    }
  }

  /// Opens what a link leads to. The link is judged before any file is looked for, so that nobody without a
  /// good one learns what is here.
  ///
  /// - Parameters:
  ///   - path: The link's, as it came.
  ///   - query: As it came; nil where there was none.
  package func open(path: String, query: String?, now: Date) -> StagedFileAnswer {
    do {
      let name = try signer.verify(path: path, query: query, now: now)
      guard let reader = StagedFileReader(name, in: folder) else { return .gone }
      return .file(StagedFile(name, reader))
    } catch .expired {
      return .refused("This link has expired.")
    } catch {
      return .refused("This link is not valid.")
    }
  }
}

package enum StagedFileAnswer: Sendable {
  case file(StagedFile)
  /// With a sentence for whoever asked.
  case refused(String)
  /// The link is good, and the file is no longer there.
  case gone
}

/// A staged file that was opened, and what HTTP says of it.
package struct StagedFile: Sendable {
  package let byteCount: Int64
  package let contentType: String
  /// Strong, in its quotes: the content's SHA-256.
  package let entityTag: String

  private let reader: StagedFileReader

  init(_ name: StagedName, _ reader: StagedFileReader) {
    byteCount = reader.byteCount
    contentType = MediaType.of(fileExtension: name.fileExtension)
    entityTag = "\"\(name.content)\""
    self.reader = reader
  }

  /// Fills the beginning of `buffer` with what stands at `offset` and says how far; 0 at the end, nil where
  /// reading fails. Blocks.
  package func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) -> Int? {
    reader.read(into: buffer, at: offset)
  }
}
