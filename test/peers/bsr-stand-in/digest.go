package main

import (
	"crypto/sha3"
	"encoding/hex"
	"slices"
	"strings"
)

// shake256 is the hash of all of buf's digests: SHAKE256 with 64 bytes of output.
func shake256(content []byte) []byte {
	return sha3.SumSHAKE256(content, 64)
}

// counts tells whether buf's digests take a file in. Documentation counts at the root only, and only the first of its names.
func counts(path string, files map[string][]byte) bool {
	if strings.HasSuffix(path, ".proto") || path == "LICENSE" {
		return true
	}
	for _, documentation := range []string{"buf.md", "README.md", "README.markdown"} {
		if _, exists := files[documentation]; exists {
			return path == documentation
		}
	}
	return false
}

// contentDigest is the b4 digest: the hash of a manifest with one line per file, in the order of the paths' bytes.
func contentDigest(files map[string][]byte) []byte {
	var paths []string
	for path := range files {
		if counts(path, files) {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	var manifest strings.Builder
	for _, path := range paths {
		manifest.WriteString("shake256:" + hex.EncodeToString(shake256(files[path])) + "  " + path + "\n")
	}
	return shake256([]byte(manifest.String()))
}

// composedDigest is the b5 digest: the hash of the content digest and the sorted b5 digests of all dependencies, direct and
// indirect.
func composedDigest(content []byte, dependencies [][]byte) []byte {
	lines := make([]string, 0, len(dependencies))
	for _, dependency := range dependencies {
		lines = append(lines, "b5:"+hex.EncodeToString(dependency))
	}
	slices.Sort(lines)
	lines = append([]string{"shake256:" + hex.EncodeToString(content)}, lines...)
	return shake256([]byte(strings.Join(lines, "\n")))
}
