# Sourced by ./sightline and ./verify: finds a JDK of at least this release, and Maven.
# Sets JAVA_HOME or MAVEN, or says in one sentence what to install and ends with exit code 2.

required_java=25

# Prints the major version of the JDK in $1, read from its release file; nothing if it is no JDK.
jdk_major() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# True if $1 holds a JDK that is new enough.
is_jdk() {
  [ -n "$1" ] || return 1
  local major
  major=$(jdk_major "$1")
  [ -n "$major" ] && [ "$major" -ge "$required_java" ]
}

find_jdk() {
  local home on_path
  if is_jdk "${JAVA_HOME-}"; then
    return 0
  fi
  on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path" 2>/dev/null)
  for home in \
    "${on_path%/bin/javac}" \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/* /opt/java/* /opt/jdk/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.jbang/cache/jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if is_jdk "$home"; then
      export JAVA_HOME="$home"
      return 0
    fi
  done
  local found=''
  [ -z "${JAVA_HOME-}" ] || found=" (JAVA_HOME is $JAVA_HOME)"
  echo "Sightline needs a JDK $required_java or newer and found none$found: install one, for example Eclipse Temurin $required_java from https://adoptium.net, or set JAVA_HOME to where it is." >&2
  exit 2
}

find_maven() {
  local candidate
  MAVEN=$(command -v mvn 2>/dev/null) && return 0
  for candidate in "${MAVEN_HOME-}" "${M2_HOME-}" /usr/share/maven /opt/maven /opt/apache-maven* \
    "$HOME"/.sdkman/candidates/maven/current /opt/homebrew/opt/maven /usr/local/opt/maven; do
    if [ -n "$candidate" ] && [ -x "$candidate/bin/mvn" ]; then
      MAVEN=$candidate/bin/mvn
      return 0
    fi
  done
  echo "Sightline is built with Maven and there is none on the PATH: install it, for example with 'apt install maven' or 'brew install maven', or from maven.apache.org." >&2
  exit 2
}
