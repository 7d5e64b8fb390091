import GreenroomModel
import GreenroomRemote
import Testing

@testable import Greenroom

/// What follows from few settings of S3.
@Suite struct StagingWiringTests {
  @Test(arguments: [
    ("us-east-1", "https://s3.us-east-1.amazonaws.com"),
    ("eu-central-1", "https://s3.eu-central-1.amazonaws.com"),
    ("cn-north-1", "https://s3.cn-north-1.amazonaws.com.cn"),
    ("cn-northwest-1", "https://s3.cn-northwest-1.amazonaws.com.cn"),
  ])
  func eachRegionHasItsEndpoint(region: String, endpoint: String) throws {
    let configuration = try Self.configuration(["AWS_REGION": region])
    #expect(configuration.endpoint == endpoint)
    #expect(configuration.style == .virtual)
  }

  @Test(arguments: [
    ("https://s3.eu-central-1.amazonaws.com", "refs", S3Configuration.Style.virtual),
    ("https://s3.cn-north-1.amazonaws.com.cn", "refs", .virtual),
    ("https://s3.eu-central-1.amazonaws.com/", "refs", .virtual),
    ("https://s3.eu-central-1.amazonaws.com", "refs.example.com", .path),
    ("https://amazonaws.com.example.org", "refs", .path),
    ("https://notamazonaws.com", "refs", .path),
    ("http://127.0.0.1:9000", "refs", .path),
  ])
  func endpointsOfAmazonWantTheBucketInTheHost(
    endpoint: String, bucket: String, style: S3Configuration.Style
  ) throws {
    let configuration = try Self.configuration([
      "AWS_ENDPOINT_URL_S3": endpoint, "GREENROOM_S3_BUCKET": bucket,
    ])
    #expect(configuration.style == style)
  }

  private static func configuration(_ environment: [String: String]) throws -> S3Configuration {
    let home = MediaPath("/nowhere")
    let standard = [
      "GREENROOM_STAGING": "s3", "GREENROOM_S3_BUCKET": "refs", "AWS_ACCESS_KEY_ID": "AKIA",
      "AWS_SECRET_ACCESS_KEY": "secret",
    ]
    let settings = try Settings(
      flags: SettingFlags(), environment: standard.merging(environment) { $1 },
      folders: UserFolders(environment: [:], home: home), workingFolder: home)
    let wiring = StagingWiring(settings: settings.staging, secrets: settings.secrets, library: home)
    guard case .s3(let configuration) = try wiring.configuration() else {
      throw GreenroomError(.configuration, "The settings name another store.")
    }
    return configuration
  }
}
