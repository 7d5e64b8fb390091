import ArgumentParser
import Greenroom

struct RootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "greenroom",
    abstract: "Catalogue reference media and know before you pay whether a request will be accepted.",
    discussion: """
      Results go to the standard output, everything else to the error stream; --json prints one document.

      Examples:
        greenroom index ~/Footage              catalogue a folder in place
        greenroom check hero.jpg dolly.mp4 --model seedance-2.0
        greenroom find 'kind:video dur:2..15'
        greenroom request build draft.yaml
      """,
    version: "greenroom \(Version.current)",
    subcommands: [
      IndexCommand.self, CheckCommand.self, FindCommand.self, ShowCommand.self, NameCommand.self,
      TagCommand.self, RateCommand.self, PickCommand.self, RejectCommand.self, NoteCommand.self,
      TrashCommand.self, SearchCommand.self,
      SetCommand.self, StageCommand.self, RequestCommand.self, TaskCommand.self, ClipCommand.self,
      LineageCommand.self, FitCommand.self, PreviewsCommand.self, SheetCommand.self, OpenCommand.self,
      ServeCommand.self, SandboxCommand.self,
      LogCommand.self, UndoCommand.self, BackupCommand.self, RestoreCommand.self, FsckCommand.self,
      ExportCommand.self, ImportCommand.self,
      DuplicatesCommand.self,
      ModelCommand.self, DoctorCommand.self, ConfigCommand.self, CompletionsCommand.self,
    ])
}
