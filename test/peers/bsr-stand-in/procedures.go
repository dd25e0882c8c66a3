package main

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	modulev1 "buf.build/gen/go/bufbuild/registry/protocolbuffers/go/buf/registry/module/v1"
	modulev1beta1 "buf.build/gen/go/bufbuild/registry/protocolbuffers/go/buf/registry/module/v1beta1"
	ownerv1 "buf.build/gen/go/bufbuild/registry/protocolbuffers/go/buf/registry/owner/v1"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/timestamppb"
)

// procedure answers one call on one registry host.
type procedure struct {
	request func() proto.Message
	answer  func(s *store, registry string, request proto.Message) (proto.Message, error)
}

// typed makes a procedure of a function that takes its own request type.
func typed[Request any, Pointer interface {
	*Request
	proto.Message
}](answer func(s *store, registry string, request Pointer) (proto.Message, error)) procedure {
	return procedure{
		request: func() proto.Message { return Pointer(new(Request)) },
		answer: func(s *store, registry string, request proto.Message) (proto.Message, error) {
			return answer(s, registry, request.(Pointer))
		},
	}
}

var procedures = map[string]procedure{
	"/buf.registry.module.v1.CommitService/GetCommits":      typed(getCommits),
	"/buf.registry.module.v1.GraphService/GetGraph":         typed(getGraph),
	"/buf.registry.module.v1.DownloadService/Download":      typed(download),
	"/buf.registry.module.v1.ModuleService/GetModules":      typed(getModules),
	"/buf.registry.module.v1beta1.CommitService/GetCommits": typed(getCommitsBeta),
	"/buf.registry.module.v1beta1.GraphService/GetGraph":    typed(getGraphBeta),
	"/buf.registry.module.v1beta1.DownloadService/Download": typed(downloadBeta),
	"/buf.registry.owner.v1.OwnerService/GetOwners":         typed(getOwners),
}

// serveProcedure speaks Connect's unary protocol, in its binary and its JSON form.
func serveProcedure(s *store, registry string, w http.ResponseWriter, r *http.Request) {
	called, known := procedures[r.URL.Path]
	if !known {
		refuse(w, http.StatusNotFound, "unimplemented", "bsr-stand-in has no procedure "+r.URL.Path)
		return
	}
	body, err := readBody(r)
	if err != nil {
		refuse(w, http.StatusBadRequest, "invalid_argument", err.Error())
		return
	}
	isJSON := strings.HasPrefix(r.Header.Get("Content-Type"), "application/json")
	request := called.request()
	if isJSON {
		err = protojson.Unmarshal(body, request)
	} else {
		err = proto.Unmarshal(body, request)
	}
	if err != nil {
		refuse(w, http.StatusBadRequest, "invalid_argument", err.Error())
		return
	}
	response, err := called.answer(s, registry, request)
	switch {
	case errors.Is(err, errNotFound):
		refuse(w, http.StatusNotFound, "not_found", err.Error())
		return
	case err != nil:
		refuse(w, http.StatusInternalServerError, "internal", err.Error())
		return
	}
	var encoded []byte
	if isJSON {
		w.Header().Set("Content-Type", "application/json")
		encoded, err = protojson.Marshal(response)
	} else {
		w.Header().Set("Content-Type", "application/proto")
		encoded, err = proto.Marshal(response)
	}
	if err != nil {
		refuse(w, http.StatusInternalServerError, "internal", err.Error())
		return
	}
	_, _ = w.Write(encoded)
}

func readBody(r *http.Request) ([]byte, error) {
	if r.Header.Get("Content-Encoding") != "gzip" {
		return io.ReadAll(r.Body)
	}
	unpacked, err := gzip.NewReader(r.Body)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(unpacked)
}

func refuse(w http.ResponseWriter, status int, code, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]string{"code": code, "message": message})
}

func (s *store) resolve(registry, id, owner, module, reference string) (*commit, error) {
	if id != "" {
		return s.commit(id)
	}
	return s.find(registry, owner, module, reference)
}

func (s *store) resolveStable(registry string, ref *modulev1.ResourceRef) (*commit, error) {
	name := ref.GetName()
	return s.resolve(registry, ref.GetId(), name.GetOwner(), name.GetModule(), name.GetRef()+name.GetLabelName())
}

func (s *store) resolveBeta(registry string, ref *modulev1beta1.ResourceRef) (*commit, error) {
	name := ref.GetName()
	return s.resolve(registry, ref.GetId(), name.GetOwner(), name.GetModule(), name.GetRef()+name.GetLabelName())
}

func (c *commit) stable() *modulev1.Commit {
	return &modulev1.Commit{
		Id:         c.ID,
		CreateTime: timestamppb.New(c.CreateTime),
		OwnerId:    c.ownerID(),
		ModuleId:   c.moduleID(),
		Digest:     &modulev1.Digest{Type: modulev1.DigestType_DIGEST_TYPE_B5, Value: c.b5},
	}
}

func (c *commit) beta(digestType modulev1beta1.DigestType) *modulev1beta1.Commit {
	value := c.b5
	if digestType == modulev1beta1.DigestType_DIGEST_TYPE_B4 {
		value = c.b4
	}
	return &modulev1beta1.Commit{
		Id:         c.ID,
		CreateTime: timestamppb.New(c.CreateTime),
		OwnerId:    c.ownerID(),
		ModuleId:   c.moduleID(),
		Digest:     &modulev1beta1.Digest{Type: digestType, Value: value},
	}
}

func getCommits(s *store, registry string, request *modulev1.GetCommitsRequest) (proto.Message, error) {
	response := &modulev1.GetCommitsResponse{}
	for _, ref := range request.GetResourceRefs() {
		found, err := s.resolveStable(registry, ref)
		if err != nil {
			return nil, err
		}
		response.Commits = append(response.Commits, found.stable())
	}
	return response, nil
}

func getCommitsBeta(s *store, registry string, request *modulev1beta1.GetCommitsRequest) (proto.Message, error) {
	response := &modulev1beta1.GetCommitsResponse{}
	for _, ref := range request.GetResourceRefs() {
		found, err := s.resolveBeta(registry, ref)
		if err != nil {
			return nil, err
		}
		response.Commits = append(response.Commits, found.beta(request.GetDigestType()))
	}
	return response, nil
}

func getGraph(s *store, registry string, request *modulev1.GetGraphRequest) (proto.Message, error) {
	var roots []*commit
	for _, ref := range request.GetResourceRefs() {
		found, err := s.resolveStable(registry, ref)
		if err != nil {
			return nil, err
		}
		roots = append(roots, found)
	}
	graph := &modulev1.Graph{}
	nodes, edges := s.graph(roots)
	for _, node := range nodes {
		graph.Commits = append(graph.Commits, node.stable())
	}
	for _, each := range edges {
		graph.Edges = append(graph.Edges, &modulev1.Graph_Edge{
			FromNode: &modulev1.Graph_Node{CommitId: each.from.ID},
			ToNode:   &modulev1.Graph_Node{CommitId: each.to.ID},
		})
	}
	return &modulev1.GetGraphResponse{Graph: graph}, nil
}

func getGraphBeta(s *store, _ string, request *modulev1beta1.GetGraphRequest) (proto.Message, error) {
	var roots []*commit
	for _, ref := range request.GetResourceRefs() {
		found, err := s.resolveBeta(ref.GetRegistry(), ref.GetResourceRef())
		if err != nil {
			return nil, err
		}
		roots = append(roots, found)
	}
	graph := &modulev1beta1.Graph{}
	nodes, edges := s.graph(roots)
	for _, node := range nodes {
		graph.Commits = append(graph.Commits, &modulev1beta1.Graph_Commit{
			Commit:   node.beta(request.GetDigestType()),
			Registry: node.registry,
		})
	}
	for _, each := range edges {
		graph.Edges = append(graph.Edges, &modulev1beta1.Graph_Edge{
			FromNode: &modulev1beta1.Graph_Node{CommitId: each.from.ID, Registry: each.from.registry},
			ToNode:   &modulev1beta1.Graph_Node{CommitId: each.to.ID, Registry: each.to.registry},
		})
	}
	return &modulev1beta1.GetGraphResponse{Graph: graph}, nil
}

func download(s *store, registry string, request *modulev1.DownloadRequest) (proto.Message, error) {
	response := &modulev1.DownloadResponse{}
	for _, value := range request.GetValues() {
		found, err := s.resolveStable(registry, value.GetResourceRef())
		if err != nil {
			return nil, err
		}
		content := &modulev1.DownloadResponse_Content{Commit: found.stable()}
		for _, path := range found.paths() {
			content.Files = append(content.Files, &modulev1.File{Path: path, Content: found.content[path]})
		}
		response.Contents = append(response.Contents, content)
	}
	return response, nil
}

func downloadBeta(s *store, registry string, request *modulev1beta1.DownloadRequest) (proto.Message, error) {
	response := &modulev1beta1.DownloadResponse{}
	for _, value := range request.GetValues() {
		found, err := s.resolveBeta(registry, value.GetResourceRef())
		if err != nil {
			return nil, err
		}
		content := &modulev1beta1.DownloadResponse_Content{Commit: found.beta(request.GetDigestType())}
		for _, path := range found.paths() {
			content.Files = append(content.Files, &modulev1beta1.File{Path: path, Content: found.content[path]})
		}
		response.Contents = append(response.Contents, content)
	}
	return response, nil
}

func getModules(s *store, _ string, request *modulev1.GetModulesRequest) (proto.Message, error) {
	response := &modulev1.GetModulesResponse{}
	for _, ref := range request.GetModuleRefs() {
		index := slices.IndexFunc(s.commits, func(each *commit) bool { return each.moduleID() == ref.GetId() })
		if index < 0 {
			return nil, fmt.Errorf("module %s: %w", ref.GetId(), errNotFound)
		}
		found := s.commits[index]
		response.Modules = append(response.Modules, &modulev1.Module{
			Id:      found.moduleID(),
			Name:    found.module,
			OwnerId: found.ownerID(),
			State:   modulev1.ModuleState_MODULE_STATE_ACTIVE,
		})
	}
	return response, nil
}

func getOwners(s *store, _ string, request *ownerv1.GetOwnersRequest) (proto.Message, error) {
	response := &ownerv1.GetOwnersResponse{}
	for _, ref := range request.GetOwnerRefs() {
		index := slices.IndexFunc(s.commits, func(each *commit) bool { return each.ownerID() == ref.GetId() })
		if index < 0 {
			return nil, fmt.Errorf("owner %s: %w", ref.GetId(), errNotFound)
		}
		found := s.commits[index]
		response.Owners = append(response.Owners, &ownerv1.Owner{
			Value: &ownerv1.Owner_Organization{
				Organization: &ownerv1.Organization{Id: found.ownerID(), Name: found.owner},
			},
		})
	}
	return response, nil
}

// paths gives the paths of a commit's files in the order of their bytes.
func (c *commit) paths() []string {
	paths := make([]string, 0, len(c.content))
	for path := range c.content {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	return paths
}
