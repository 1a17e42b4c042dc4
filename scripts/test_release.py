"""The parts of scripts/release that need no build, and what it refuses."""

import datetime
import importlib.machinery
import importlib.util
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
loader = importlib.machinery.SourceFileLoader("release", str(HOME / "scripts/release"))
release = importlib.util.module_from_spec(importlib.util.spec_from_loader("release", loader))
loader.exec_module(release)

DATE = datetime.date(2026, 3, 4)

# Where the version does not follow the next release: what an old one did, others' versions, and a made-up run.
NUMBER = release.NUMBER
STAYS = re.compile(rf'\bof {NUMBER}|[\w-]+=={NUMBER}|`(?!ais-geofence`)[\w-]+` {NUMBER}|<[\w.-]+\.version>{NUMBER}|Map\.of\("ais-geofence", "{NUMBER}"\)')


def git(folder: Path, *arguments: str) -> None:
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *author, *arguments], cwd=folder, check=True, capture_output=True)


class SetVersion(unittest.TestCase):
    def test_names_of_files_images_and_packages(self) -> None:
        for text in (
            "--jars target/ais-geofence-{}.jar",
            "REGISTRY/ais-geofence:{}",
            "--packages ais.geofence:ais-geofence:{}.",
            "pip install ais-geofence=={}",
            "ais_geofence-{}-py3-none-any.whl",
            "<artifactId>ais-geofence</artifactId>\n  <version>{}</version>",
        ):
            self.assertEqual(release.with_version(text.format("0.1.0"), "0.1.0", "0.2.0"), text.format("0.2.0"))

    def test_leaves_other_versions(self) -> None:
        for text in ("other-0.1.0.jar", "ais-geofence-0.1.0.1.jar", "ais-geofence-0.1.01", "outputs of 0.1.0"):
            self.assertEqual(release.with_version(text, "0.1.0", "0.2.0"), text)

    def test_no_place_is_missed(self) -> None:
        old = release.POM_VERSION.search((HOME / "pom.xml").read_text())[2]
        # Not in the listings of git alone, so that a new file counts before it is committed.
        listed = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=HOME, capture_output=True, text=True, check=True
        ).stdout.splitlines()
        major, minor, patch = release.number(old)
        # A release tests its own version: what would fail then, fails now.
        versions = [old, f"{major}.{minor}.{patch + 1}", f"{major}.{minor + 1}.0", f"{major + 1}.0.0"]
        missed = []
        for name in listed:
            file = HOME / name
            if name.startswith("bench-logs/") or name in ("CHANGELOG.md", "scripts/test_release.py") or not file.is_file():
                continue
            text = file.read_bytes().decode("utf-8", "replace")
            for version in versions:
                released = release.with_version(text, old, version)
                missed += [f"{version}, {name}: {line}" for line in self.places_that_stay(released, version)]
        self.assertEqual(missed, [])

    def places_that_stay(self, text: str, version: str) -> list[str]:
        """The lines that have the version where the next release would leave it."""
        next_text = STAYS.sub("", release.with_version(text, version, "NEXT"))
        named = re.compile(rf"(?<![\d.]){re.escape(version)}(?![\d.]*\d)")
        return [line for line in next_text.splitlines() if named.search(line)]

    def test_the_changelog_gets_version_and_date(self) -> None:
        self.assertEqual(
            release.with_date("# Changelog\n\n## Unreleased\n- A\n\n## 0.1.0\n", "0.2.0", DATE),
            "# Changelog\n\n## 0.2.0\n2026-03-04\n\n- A\n\n## 0.1.0\n",
        )
        with self.assertRaisesRegex(release.Refused, "Unreleased"):
            release.with_date("# Changelog\n\n## 0.1.0\n", "0.2.0", DATE)


class Checksums(unittest.TestCase):
    def test_sha256sum_reads_them(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "a.jar").write_text("a")
            release.write_checksums(Path(folder))
            for program, sums in ("sha256sum", "SHA256SUMS"), ("sha512sum", "SHA512SUMS"):
                subprocess.run([program, "--quiet", "--check", sums], cwd=folder, check=True)


class Refusals(unittest.TestCase):
    """In a small repository, whose Maven tells that it was called."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name)
        (self.home / "scripts").mkdir()
        shutil.copy(HOME / "scripts/release", self.home / "scripts")
        (self.home / ".gitignore").write_text("target/\n")
        (self.home / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n- A\n")
        (self.home / "pom.xml").write_text(
            "<artifactId>ais-geofence</artifactId>\n<version>0.1.0</version>\n"
            "<project.build.outputTimestamp>2026-01-01T00:00:00Z</project.build.outputTimestamp>\n"
            "<repository.url>https://example.org/a</repository.url>\n"
        )
        (self.home / "README.md").write_text("Öffnen: git clone https://example.org/a\n")
        (self.home / "docs").mkdir()
        (self.home / "docs/install.md").write_text("pip install ais_geofence-0.1.0-py3-none-any.whl\n")
        (self.home / "größe.bin").write_bytes(b"ais-geofence-0.1.0.jar\0\xff")
        self.script("scripts/verify", "echo verified")
        self.script("scripts/wheel", "mkdir -p target/wheel; touch target/wheel/a.whl")
        self.script(
            "mvnw",
            """version=$(sed -n 's:^<version>\\(.*\\)</version>:\\1:p' pom.xml)
            folder=target/repository/ais/geofence/ais-geofence/$version
            mkdir -p "$folder"
            cp pom.xml "$folder/ais-geofence-$version.pom"
            touch "$folder/ais-geofence-$version.pom.md5" """,
        )
        git(self.home, "init", "--quiet")
        git(self.home, "config", "user.name", "A")
        git(self.home, "config", "user.email", "a@example.org")
        self.commit()

    def script(self, name: str, body: str) -> None:
        (self.home / name).write_text(f"#!/usr/bin/env bash\nset -eu\n{body}\n")
        (self.home / name).chmod(0o755)

    def commit(self) -> None:
        git(self.home, "add", "--all")
        git(self.home, "commit", "--quiet", "--message", "A")

    def release(self, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run([self.home / "scripts/release", *arguments], capture_output=True, text=True)

    def assertRefused(self, message: str, *arguments: str) -> None:
        ended = self.release(*arguments)
        self.assertEqual((ended.returncode, ended.stderr.count("\n")), (2, 1), ended.stderr)
        self.assertIn(message, ended.stderr)

    def state(self) -> str:
        return subprocess.run(["git", "log", "--format=%H%d", "HEAD"], cwd=self.home, capture_output=True, text=True).stdout

    def test_wrong_versions(self) -> None:
        self.assertRefused("1.2 is not a version", "1.2")
        self.assertRefused("0.02.0 is not a version", "0.02.0")
        self.assertRefused("٠.٢.٠ is not a version", "٠.٢.٠")
        self.assertRefused("0.1.0 does not follow 0.1.0", "0.1.0")

    def test_a_folder_without_git(self) -> None:
        shutil.rmtree(self.home / ".git")
        self.assertRefused("not a git repository", "0.2.0")

    def test_a_commit_on_no_branch(self) -> None:
        git(self.home, "checkout", "--quiet", "--detach")
        self.assertRefused("this failed: git symbolic-ref", "0.2.0", "--commit")

    def test_a_commit_by_nobody(self) -> None:
        git(self.home, "config", "user.name", "")
        self.assertRefused("this failed: git var", "0.2.0", "--commit")

    def test_a_commit_that_is_refused_leaves_nothing(self) -> None:
        self.script(".git/hooks/pre-commit", "echo not today >&2; exit 1")
        before = self.state()
        self.assertRefused("not today", "0.2.0", "--commit")
        self.assertEqual(self.state(), before)
        self.assertIn("<version>0.1.0<", (self.home / "pom.xml").read_text())

    def test_changes(self) -> None:
        (self.home / "new.txt").touch()
        self.assertRefused("not committed", "0.2.0")

    def test_a_tag_of_another_commit(self) -> None:
        git(self.home, "tag", "v0.2.0")
        self.assertRefused("the tag v0.2.0 exists", "0.2.0")

    def test_a_release_without_tests_or_address(self) -> None:
        self.assertRefused("--quick", "0.2.0", "--quick", "--commit")
        pom = self.home / "pom.xml"
        pom.write_text(pom.read_text().replace("https://example.org/a", "REPOSITORY"))
        (self.home / "docs/install.md").write_text("git clone REPOSITORY\n")
        self.commit()
        self.assertRefused("in place of REPOSITORY in pom.xml, docs/install.md\n", "0.2.0", "--commit")

    def test_failing_tests(self) -> None:
        self.script("scripts/verify", "exit 1")
        self.commit()
        before = self.state()
        self.assertRefused("this failed: scripts/verify --all", "0.2.0", "--commit")
        self.assertEqual(self.state(), before)

    def test_a_trial_changes_nothing(self) -> None:
        before = self.state()
        ended = self.release("0.2.0", "--quick")
        self.assertEqual(ended.returncode, 0, ended.stderr)
        self.assertNotIn("verified", ended.stdout)
        self.assertEqual(self.state(), before)
        files = self.home / "target/release/0.2.0"
        self.assertEqual(sorted(file.name for file in files.iterdir()), ["SHA256SUMS", "SHA512SUMS", "a.whl", "ais-geofence-0.2.0.pom"])

    def test_a_release_is_committed_tagged_and_built_again_alike(self) -> None:
        ended = self.release("0.2.0", "--commit")
        self.assertEqual(ended.returncode, 0, ended.stderr)
        self.assertIn("verified", ended.stdout)
        self.assertIn("v0.2.0", self.state())
        self.assertIn("<version>0.2.0<", (self.home / "pom.xml").read_text())
        self.assertIn("ais_geofence-0.2.0-py3", (self.home / "docs/install.md").read_text())
        self.assertIn("## 0.2.0\n", (self.home / "CHANGELOG.md").read_text())
        sums = self.home / "target/release/0.2.0/SHA256SUMS"
        first = sums.read_text()

        again = self.release("0.2.0")

        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertEqual(sums.read_text(), first)


if __name__ == "__main__":
    unittest.main()
