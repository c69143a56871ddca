# Builds what people on Windows install: installers\windows\build.ps1 [-Kinds msi,exe]
# Needs JDK 25 (JAVA_HOME), Maven and the WiX toolset. With $env:SIGHTLINE_SIGN, the thumbprint of a
# certificate, the installers are signed. Not run by the authors yet: see installers/README.md.
param([string[]]$Kinds = @("msi"))
$ErrorActionPreference = "Stop"

$root = (Resolve-Path "$PSScriptRoot\..\..").Path
if (-not $env:JAVA_HOME) { throw "Set JAVA_HOME to a JDK 25." }
$java = Join-Path $env:JAVA_HOME "bin\java.exe"
& mvn -B -ntp -f "$root\pom.xml" -DskipTests "-Djacoco.skip" "-Dspotless.check.skip" -pl app -am package
if ($LASTEXITCODE -ne 0) { throw "The build failed." }

$jar = Get-ChildItem "$root\app\target\sightline-app-*.jar" | Select-Object -First 1
$number = ($jar.BaseName -replace "^sightline-app-", "") -replace "-.*$", ""
$out = "$root\installers\target\windows"
if (Test-Path $out) { Remove-Item -Recurse -Force $out }
New-Item -ItemType Directory -Force "$out\icons" | Out-Null
& $java "$root\installers\Icons.java" "$out\icons"
foreach ($kind in $Kinds) {
  & $java "$root\installers\AppImage.java" "$root\app\target" $out $kind `
    --icon "$out\icons\sightline.ico" --app-version $number --license-file "$root\LICENSE" `
    --add-launcher "sightline-cli=$root\installers\windows\cli.properties" `
    --win-menu --win-shortcut-prompt --win-dir-chooser --win-per-user-install `
    --win-upgrade-uuid "6f0f2a53-2d0c-4b7e-9c39-0f6d1f2b8a11" `
    --file-associations "$root\installers\linux\bundle.properties" `
    --file-associations "$root\installers\linux\view.properties"
  if ($LASTEXITCODE -ne 0) { throw "jpackage failed." }
}
if ($env:SIGHTLINE_SIGN) {
  Get-ChildItem "$out\*.msi", "$out\*.exe" | ForEach-Object {
    & signtool sign /sha1 $env:SIGHTLINE_SIGN /fd SHA256 $_.FullName
    if ($LASTEXITCODE -ne 0) { throw "Signing failed." }
  }
}
Get-ChildItem "$out\*.msi", "$out\*.exe" -ErrorAction SilentlyContinue |
  ForEach-Object { "{0}  {1}" -f (Get-FileHash $_.FullName -Algorithm SHA256).Hash.ToLower(), $_.Name } |
  Tee-Object "$out\SHA256SUMS"
