package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// defaultLabel is the label that a reference without one means.
const defaultLabel = "main"

// dataFile is the form of the data: the commits of every module.
type dataFile struct {
	Commits []*commit `json:"commits"`
}

// commit is one version of one module.
type commit struct {
	// Name is the full name, registry/owner/name.
	Name string `json:"name"`
	// ID is 32 hexadecimal digits; made from the name, the time and the labels where it is left out.
	ID string `json:"id"`
	// Labels that point here. A label points at the newest commit that claims it.
	Labels []string `json:"labels"`
	// CreateTime decides which of two commits is the newer one.
	CreateTime time.Time `json:"createTime"`
	// Files by path, as text. Directory adds every file below it.
	Files     map[string]string `json:"files"`
	Directory string            `json:"directory"`
	// Dependencies are the ids of the commits that this one was made with, direct ones.
	Dependencies []string `json:"dependencies"`

	registry, owner, module string
	content                 map[string][]byte
	b4, b5                  []byte
}

// store holds all commits, ready to be served.
type store struct {
	commits []*commit
	byID    map[string]*commit
}

var errNotFound = errors.New("not found")

// parseStore reads a data file, fills in what it leaves out and computes every digest.
func parseStore(content []byte) (*store, error) {
	var data dataFile
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&data); err != nil {
		return nil, err
	}
	result := &store{commits: data.Commits, byID: map[string]*commit{}}
	for _, each := range data.Commits {
		if err := each.complete(); err != nil {
			return nil, fmt.Errorf("%s: %w", each.Name, err)
		}
		if _, exists := result.byID[each.ID]; exists {
			return nil, fmt.Errorf("two commits have the id %s", each.ID)
		}
		result.byID[each.ID] = each
	}
	for _, each := range data.Commits {
		if err := result.digest(each, nil); err != nil {
			return nil, fmt.Errorf("%s: %w", each.Name, err)
		}
	}
	return result, nil
}

func (c *commit) complete() error {
	parts := strings.Split(c.Name, "/")
	if len(parts) != 3 {
		return fmt.Errorf("a name has the form registry/owner/name")
	}
	c.registry, c.owner, c.module = parts[0], parts[1], parts[2]
	if c.CreateTime.IsZero() {
		return fmt.Errorf("createTime is missing")
	}
	if c.ID == "" {
		c.ID = identifier("commit", c.Name, c.CreateTime.String(), strings.Join(c.Labels, ","))
	}
	c.content = map[string][]byte{}
	for path, text := range c.Files {
		c.content[path] = []byte(text)
	}
	if c.Directory == "" {
		return nil
	}
	return filepath.WalkDir(c.Directory, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		relative, err := filepath.Rel(c.Directory, path)
		if err != nil {
			return err
		}
		content, err := os.ReadFile(path)
		c.content[filepath.ToSlash(relative)] = content
		return err
	})
}

// digest computes the digests of a commit after those of its dependencies. The path from the first commit is kept to find cycles.
func (s *store) digest(c *commit, path []*commit) error {
	if c.b5 != nil {
		return nil
	}
	if slices.Contains(path, c) {
		return fmt.Errorf("it depends on itself")
	}
	all := map[string]*commit{}
	for _, id := range c.Dependencies {
		dependency, exists := s.byID[id]
		if !exists {
			return fmt.Errorf("no commit has the id of the dependency %s", id)
		}
		if err := s.digest(dependency, append(path, c)); err != nil {
			return err
		}
		s.reach(dependency, all)
	}
	var digests [][]byte
	for _, dependency := range all {
		digests = append(digests, dependency.b5)
	}
	c.b4 = contentDigest(c.content)
	c.b5 = composedDigest(c.b4, digests)
	return nil
}

// reach adds a commit and all that it depends on.
func (s *store) reach(c *commit, into map[string]*commit) {
	if _, known := into[c.ID]; known {
		return
	}
	into[c.ID] = c
	for _, id := range c.Dependencies {
		s.reach(s.byID[id], into)
	}
}

// find gives the commit that a reference means: a commit id, a label, or nothing for the default label.
func (s *store) find(registry, owner, module, reference string) (*commit, error) {
	if reference == "" {
		reference = defaultLabel
	}
	var found *commit
	for _, each := range s.commits {
		if each.registry != registry || each.owner != owner || each.module != module {
			continue
		}
		if each.ID == reference {
			return each, nil
		}
		if slices.Contains(each.Labels, reference) && (found == nil || each.CreateTime.After(found.CreateTime)) {
			found = each
		}
	}
	if found == nil {
		return nil, fmt.Errorf("%s/%s/%s:%s: %w", registry, owner, module, reference, errNotFound)
	}
	return found, nil
}

func (s *store) commit(id string) (*commit, error) {
	if found, exists := s.byID[id]; exists {
		return found, nil
	}
	return nil, fmt.Errorf("commit %s: %w", id, errNotFound)
}

type edge struct{ from, to *commit }

// graph gives all that the roots need, one commit per module: the newest that anybody asks for, as the registry chooses.
func (s *store) graph(roots []*commit) (nodes []*commit, edges []edge) {
	reached := map[string]*commit{}
	for _, root := range roots {
		s.reach(root, reached)
	}
	newest := map[string]*commit{}
	for _, each := range reached {
		if other, exists := newest[each.Name]; !exists || each.CreateTime.After(other.CreateTime) {
			newest[each.Name] = each
		}
	}
	visited := map[string]bool{}
	var visit func(*commit)
	visit = func(c *commit) {
		if visited[c.ID] {
			return
		}
		visited[c.ID] = true
		nodes = append(nodes, c)
		for _, id := range c.Dependencies {
			dependency := newest[s.byID[id].Name]
			edges = append(edges, edge{c, dependency})
			visit(dependency)
		}
	}
	for _, root := range roots {
		visit(newest[root.Name])
	}
	return nodes, edges
}

// identifier makes an id in the form of the registry's: 32 hexadecimal digits that follow from the words.
func identifier(words ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(words, "\n")))
	return hex.EncodeToString(sum[:16])
}

func (c *commit) ownerID() string  { return identifier("owner", c.registry, c.owner) }
func (c *commit) moduleID() string { return identifier("module", c.Name) }
