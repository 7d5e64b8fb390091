import Foundation
import GreenroomModel

/// What is asked of a bucket or of an object in it.
struct S3Call {
  var method: HTTPRequest.Method
  /// Nil for the bucket itself.
  var key: ObjectKey?
  var parameters: [(name: String, value: String)] = []
  var headers = HTTPHeaders()
  var body: (any HTTPBodySource)?
  /// Of the body.
  var digest = Self.nothing
  var limits = TransferLimits.standard
  var isCancelled: @Sendable () -> Bool = { false }

  private static let nothing = SHA256.digest(of: [])
}

/// Sends signed calls to one bucket.
struct S3Client: Sendable {
  let configuration: S3Configuration
  let address: S3Address
  let signer: SigV4
  let transport: any HTTPTransport
  let clock: @Sendable () -> Date

  init(
    _ configuration: S3Configuration, transport: any HTTPTransport, clock: @escaping @Sendable () -> Date
  ) {
    self.configuration = configuration
    self.transport = transport
    self.clock = clock
    address = S3Address(configuration)
    signer = SigV4(credentials: configuration.credentials, region: configuration.region)
  }

  /// The answer, whatever it says.
  func answer(to call: S3Call) throws(StagingFailure) -> HTTPResponse {
    let target = address.target(call.key, call.parameters)
    let headers = signer.headers(
      for: call.method, target, adding: call.headers, payload: call.digest.hexadecimal, at: clock())
    let request = HTTPRequest(
      call.method, LiveURL(target.url), headers: headers, body: call.body, limits: call.limits,
      isCancelled: call.isCancelled)
    do {
      return try transport.send(request)
    } catch {
      throw S3Failures(configuration).failure(for: error)
    }
  }

  /// The answer where it is success, without an error document in it: a store that finds something wrong after
  /// it has sent its 200 says so in the body.
  func send(_ call: S3Call) throws(StagingFailure) -> HTTPResponse {
    let answer = try answer(to: call)
    guard answer.isSuccess, S3Error.document(in: answer) == nil else { throw failure(for: answer) }
    return answer
  }

  func failure(for answer: HTTPResponse) -> StagingFailure {
    S3Failures(configuration).failure(for: answer, now: clock())
  }

  /// True where the object of an upload can be seen to be there. A key that may only write sees nothing.
  func has(_ upload: StagingUpload) throws(StagingFailure) -> Bool {
    // One byte is asked for; an object without any answers 416, and a store without ranges sends all of it.
    var call = S3Call(
      method: .get, key: upload.key, headers: ["Range": "bytes=0-0"], isCancelled: upload.isCancelled)
    call.limits.greatestAnswer += upload.digest.byteCount
    let status = try answer(to: call).status
    return status == 200 || status == 206 || status == 416
  }
}
