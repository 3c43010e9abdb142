#!/bin/sh
# Packs what `make install` puts below a folder into a Debian package.
#
# usage: build-deb.sh ROOT VERSION OUTPUT-FOLDER
#   ROOT is what was installed with PREFIX=/usr and DESTDIR=ROOT; it is changed.
set -eu

root=$1
version=$2
output=$3
here=$(dirname "$0")
control=$root/DEBIAN
doc=$root/usr/share/doc/calfeed

command -v dpkg-shlibdeps >/dev/null || { echo 'build-deb.sh: dpkg-dev is needed: apt-get install dpkg-dev' >&2; exit 1; }
mkdir -p "$control"

# Which packages have the libraries that the binary is linked with. dpkg-shlibdeps wants a source tree.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/debian"
printf 'Source: calfeed\n\nPackage: calfeed\nArchitecture: any\n' > "$work/debian/control"
binary=$(cd "$root" && pwd)/usr/bin/calfeedd
depends=$(cd "$work" && dpkg-shlibdeps -O "$binary" 2>/dev/null | sed -n 's/^shlibs:Depends=//p')

# Debian has its own place for the licence, and wants the list of changes packed.
rm -f "$doc/LICENSE"
{
	printf 'calfeed (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md in this folder.\n\n' "$version"
	printf ' -- The calfeed authors <calfeed@calfeed.invalid>  %s\n' "$(date -u -R -r "$here/../CHANGELOG.md")"
} | gzip -9n > "$doc/changelog.gz"
find "$root/usr/share/man" -name '*.[158]' -exec gzip -9nf {} +
install -m 644 "$here/debian/copyright" "$doc/copyright"
install -D -m 644 "$here/debian/lintian-overrides" "$root/usr/share/lintian/overrides/calfeed"
# Debian 12 keeps units here; /lib is a link to it or becomes one.
mkdir -p "$root/lib/systemd/system"
mv "$root"/usr/lib/systemd/system/calfeedd.* "$root/lib/systemd/system/"
rmdir -p --ignore-fail-on-non-empty "$root/usr/lib/systemd/system"

for script in postinst prerm postrm; do install -m 755 "$here/debian/$script" "$control/$script"; done
echo /etc/calfeed/calfeed.toml > "$control/conffiles"
(cd "$root" && find . -path ./DEBIAN -prune -o -type f ! -path './etc/*' -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' md5sum) \
	> "$control/md5sums"
size=$(du -k -s --apparent-size --exclude=DEBIAN "$root" | cut -f 1)
sed "s|@VERSION@|$version|; s|@ARCHITECTURE@|$(dpkg --print-architecture)|; s|@SIZE@|$size|; s|@DEPENDS@|$depends|" \
	"$here/debian/control.in" > "$control/control"
find "$root" -type d -exec chmod 755 {} +
mkdir -p "$output"
dpkg-deb --root-owner-group -Zxz --build "$root" "$output"
