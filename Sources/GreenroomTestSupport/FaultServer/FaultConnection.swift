import Foundation
import Glibc

/// Reads requests from one connection and does to it what the answers say.
final class FaultConnection {
  private let descriptor: Int32
  private let core: FaultCore
  private var buffer: [UInt8] = []

  init(_ descriptor: Int32, _ core: FaultCore) {
    self.descriptor = descriptor
    self.core = core
  }

  func serve() {
    while let request = readRequest() {
      guard give(core.answer(request)) else { return }
    }
  }
}

// MARK: - Reading

extension FaultConnection {
  /// Nil where the client went away.
  private func readRequest() -> FaultRequest? {
    guard let head = readHead() else { return nil }
    let lines = head.components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count == 3 else { return nil }
    let headers = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      return (String(line[..<colon]), value)
    }
    var request = FaultRequest(method: String(words[0]), target: String(words[1]), headers: headers)
    return readBody(of: &request) ? request : nil
  }

  private func readHead() -> String? {
    while true {
      if let end = buffer.firstRange(of: Array("\r\n\r\n".utf8)) {
        let head = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
        buffer.removeFirst(end.upperBound)
        return head
      }
      guard fill() else { return nil }
    }
  }

  private func readBody(of request: inout FaultRequest) -> Bool {
    let length = request["Content-Length"].flatMap { Int($0) } ?? 0
    while request.bodyByteCount < length {
      if buffer.isEmpty, !fill() { return false }
      let piece = buffer.prefix(length - request.bodyByteCount)
      request.bodyByteCount += piece.count
      if core.keepsBodies { request.body += piece }
      buffer.removeFirst(piece.count)
    }
    return true
  }

  private func fill() -> Bool {
    let piece = [UInt8](unsafeUninitializedCapacity: 65_536) { bytes, count in
      count = max(0, recv(descriptor, bytes.baseAddress, bytes.count, 0))
    }
    buffer += piece
    return !piece.isEmpty
  }
}

// MARK: - Answering

extension FaultConnection {
  /// False where the connection is over.
  private func give(_ answer: FaultAnswer) -> Bool {
    guard rest(answer.delay) else { return false }
    if !answer.isSilent {
      guard send(head(of: answer)) else { return false }
      guard sendBody(of: answer) else { return false }
    }
    switch answer.ending {
    case .keepsConnection: return true
    case .closes: return false
    case .resets:
      var hard = linger(l_onoff: 1, l_linger: 0)
      setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &hard, socklen_t(MemoryLayout<linger>.size))
      return false
    }
  }

  private func head(of answer: FaultAnswer) -> [UInt8] {
    var lines = ["HTTP/1.1 \(answer.status) Scripted"]
    lines += answer.headers.map { "\($0.name): \($0.value)" }
    if answer.status != 204, answer.status != 304, !answer.hidesLength {
      lines.append("Content-Length: \(answer.declaredLength ?? answer.body.count)")
    }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  private func sendBody(of answer: FaultAnswer) -> Bool {
    while answer.isEndless {
      guard send(answer.body) else { return false }
    }
    var rest = answer.body.prefix(answer.sentLength ?? answer.body.count)
    while !rest.isEmpty {
      let piece = rest.prefix(answer.pieceLength ?? rest.count)
      guard send(Array(piece)) else { return false }
      rest = rest.dropFirst(piece.count)
      if !rest.isEmpty, !self.rest(answer.pause) { return false }
    }
    return true
  }

  private func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress.map { $0 + sent }, $0.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Waits for so many seconds; false as soon as the client goes away or the server is stopped. (A client
  /// that waits for an answer sends nothing else.)
  private func rest(_ seconds: Double) -> Bool {
    guard seconds > 0 else { return true }
    var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&waited, 1, Int32(seconds * 1_000)) == 0
  }
}
