package homes.birb.orasbuftest

import hudson.AbortException
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException
import org.junit.Test

/** What the library does, whatever runs it. */
abstract class LibraryContract {

    /** How a pipeline reaches the registry of the scene, with credentials of the id `oras-token`. */
    static String getReach() {
        return "credentialsId: 'oras-token', username: '${Scene.user}', " +
            "trustedEndpoints: '${Scene.endpoint}', bufPath: '${Scene.buf}'"
    }

    abstract Object run(Build build, String jenkinsfile)

    Build build(String name, String workspace = 'green') {
        Build build = new Build(getClass().simpleName + '-' + name, Scene.workspace(workspace))
        build.credentials['oras-token'] = [kind: 'string', value: Scene.token]
        return build
    }

    static String scripted(String body) { "@Library('oras-buf') _\nnode('linux') {\n  checkout(scm)\n${body}\n}" }

    static Throwable fails(Closure work) {
        try {
            work()
        } catch (Throwable failure) {
            return failure
        }
        throw new AssertionError('nothing was thrown')
    }

    /** The token is neither in the console nor in what was kept of the build. */
    static void keepsSecret(Build build) {
        assert !build.console.toString().contains(Scene.token)
        build.directory.eachFileRecurse(groovy.io.FileType.FILES) { File file ->
            assert !file.getText('ISO-8859-1').contains(Scene.token) : file
        }
    }

    @Test
    void green() {
        Build build = build('green')
        Map result = run(build, scripted("return orasBuf(${reach}, targets: ['//...', 'root//a'], frozen: true)"))
        assert result.exitCode == 0
        assert result.outcome == 'success'
        assert result.modules*.name.containsAll(['oras.birb.homes/common/types', 'oras.birb.homes/team-platform/auth'])
        assert result.cacheHit instanceof Boolean
        assert result.lockDigest ==~ /sha256:[0-9a-f]{64}/
        assert build.result == 'SUCCESS'
        assert build.description ==~ /oras-buf: success, \d modules/
        assert new File(build.artifacts, '.oras-buf/report/report.json').exists()
        assert new File(build.artifacts, '.oras-buf/report/outputs.env').getText('UTF-8').contains('ORAS_BUF_OUTCOME=')
        assert new groovy.json.JsonSlurperClassic().parse(new File(build.artifacts, '.oras-buf/report/report.json')).ci == 'jenkins'
        assert build.pages.size() == 1 && build.pages[0].html.contains('<html')
        assert build.testReports.size() == 1 && build.testReports[0].failed == 0
        assert build.issues.size() == 1 && build.issues[0].sarif.version == '2.1.0'
        assert build.console.toString().contains('+ sh ')
        keepsSecret(build)
    }

    @Test
    void aSecondBuildFindsTheCacheOfTheFirst() {
        Build first = build('cache-1')
        run(first, scripted("orasBuf(${reach})"))
        assert first.caches*.maxCacheSize == [4096]
        Build second = build('cache-2')
        second.cacheStorage = first.cacheStorage
        run(second, scripted("orasBuf(${reach}, offline: true)"))
        assert second.result == 'SUCCESS'
        keepsSecret(second)
    }

    @Test
    void aChosenCacheDirectoryIsShared() {
        Build build = build('shared-cache')
        File shared = new File(build.directory, 'shared')
        run(build, scripted("orasBuf(${reach}, cacheDir: '${shared.path}')"))
        assert build.caches.isEmpty()
        assert new File(shared, 'store/oci-layout').exists()
    }

    @Test
    void aForkWritesNoCache() {
        Build build = build('fork')
        build.environments.addLast([CHANGE_FORK: 'somebody'])
        run(build, scripted("orasBuf(${reach})"))
        assert build.caches*.skipSave == [true]
    }

    @Test
    void aMapOfParameters() {
        Build build = build('map')
        Map result = run(build, scripted("""
            def parameters = [${reach}, reportDir: 'out/report/', junit: false, recordIssues: false, publishHTML: false]
            parameters.logLevel = 'debug'
            return orasBuf(parameters)"""))
        assert result.exitCode == 0
        assert new File(build.artifacts, 'out/report/report.json').exists()
        assert build.testReports.isEmpty() && build.pages.isEmpty() && build.issues.isEmpty()
        keepsSecret(build)
    }

    @Test
    void aBlockBuildsWithStockBuf() {
        Build build = build('block')
        run(build, scripted("orasBuf(${reach}) { sh('env; buf build') }"))
        assert build.result == 'SUCCESS'
        assert build.console =~ /(?m)^BUF_CACHE_DIR=\/.+$/
        keepsSecret(build)
    }

    @Test
    void aBlockGetsTheCredentialsOnlyWhereItAsksForThem() {
        [
            string: 'printf %s "$ORAS_REGISTRY_TOKEN"',
            usernamePassword: 'test -n "$ORAS_USERNAME" && printf %s "$ORAS_REGISTRY_TOKEN"',
            file: 'cat "$ORAS_REGISTRY_TOKEN"',
        ].each { String kind, String shown ->
            Build build = build('export-' + kind)
            build.credentials['oras-token'] = [kind: kind, username: Scene.user, value: Scene.token]
            String block = 'sh(\'set +x; test "$(' + shown + ')" = "$EXPECTED"\')'
            run(build, scripted("orasBuf(${reach}, exportCredentials: true) { ${block} }"), [EXPECTED: Scene.token])
            keepsSecret(build)
        }
    }

    Object run(Build build, String jenkinsfile, Map<String, String> environment) {
        build.environments.addLast(environment)
        return run(build, jenkinsfile)
    }

    @Test
    void aBlockThatFailsFailsTheBuild() {
        Build build = build('block-red')
        Throwable failure = fails { run(build, scripted("orasBuf(${reach}) { sh('exit 7') }")) }
        assert failure instanceof AbortException && failure.message.contains('exit code 7')
    }

    /** Whatever a block throws goes on as it is, also what looks like a step that is missing here. */
    @Test
    void aStepThatIsMissingInTheBlockIsNoMissingCache() {
        Build build = build('block-missing')
        build.absentSteps.add('junit')
        Throwable failure = fails { run(build, scripted("orasBuf(${reach}) { junit(testResults: 'x') }")) }
        assert failure instanceof NoSuchMethodError && failure.message.startsWith("No such DSL method 'junit'")
        assert build.shellScripts.size() == 1
        Build thrown = this.build('block-missing-2')
        String message = "No such DSL method 'cache' found among steps []"
        failure = fails { run(thrown, scripted("orasBuf(${reach}) { throw new NoSuchMethodError(\"${message}\") }")) }
        assert failure instanceof NoSuchMethodError && failure.message == message
        assert thrown.shellScripts.size() == 1
    }

    @Test
    void red() {
        Build build = build('red', 'red')
        Throwable failure = fails { run(build, scripted("orasBuf(${reach})")) }
        assert failure instanceof AbortException && failure.message == 'orasBuf: failure, exit code 1'
        assert build.description.startsWith('oras-buf: failure')
        assert build.pages.size() == 1
        assert build.issues[0].sarif.runs[0].results.size() > 0
        assert new File(build.artifacts, '.oras-buf/report/report.json').exists()
        keepsSecret(build)
    }

    @Test
    void redThatDoesNotPropagate() {
        Build build = build('red-kept', 'red')
        Map result = run(build, scripted("return orasBuf(${reach}, propagate: false, unstableOnTestFailure: true)"))
        assert result.exitCode == 1 && result.outcome == 'failure'
        assert build.result == 'SUCCESS'
    }

    @Test
    void withoutThePluginsTheStepsAreLeftOut() {
        Build build = build('no-plugins', 'red')
        build.absentSteps.addAll(['cache', 'arbitraryFileCache', 'junit', 'publishHTML', 'recordIssues', 'sarif'])
        Throwable failure = fails { run(build, scripted("orasBuf(${reach})")) }
        assert failure.message == 'orasBuf: failure, exit code 1'
        assert new File(build.artifacts, '.oras-buf/report/report.json').exists()
    }

    @Test
    void aPluginThatFailsHidesNothing() {
        Build build = build('broken-plugins', 'red')
        ['junit', 'publishHTML', 'recordIssues', 'archiveArtifacts'].each { build.brokenSteps[it] = 'no space in ' + it }
        Throwable failure = fails { run(build, scripted("orasBuf(${reach})")) }
        assert failure.message == 'orasBuf: failure, exit code 1'
        build.brokenSteps.each { assert build.console.toString().contains("orasBuf: ${it.key} did not work: ${it.value}") }
    }

    @Test
    void anAbortedBuild() {
        Build build = build('abort')
        File started = new File(build.directory, 'started')
        File slow = new File(build.directory, 'buf')
        slow.setText("#!/bin/sh\nif [ \"\$1\" = --version ]; then echo 1.75.0; exit; fi\ntouch '${started}'\nexec sleep 300\n", 'UTF-8')
        slow.setExecutable(true)
        build.abortWhenThere = started
        String slowReach = reach.replace(Scene.buf, slow.path)
        Throwable failure = fails { run(build, scripted("orasBuf(${slowReach})")) }
        assert failure instanceof FlowInterruptedException
        assert new File(build.artifacts, '.oras-buf/report/report.json').getText('UTF-8').contains('cancelled')
        keepsSecret(build)
    }

    @Test
    void whatAnEarlierBuildLeftIsNotShown() {
        Build build = build('stale')
        File report = new File(build.workspace, '.oras-buf/report')
        report.mkdirs()
        new File(report, 'outputs.env').setText('ORAS_BUF_OUTCOME=success\n', 'UTF-8')
        new File(report, 'report.json').setText('{"roots":[]}', 'UTF-8')
        build.environments.addLast([ORAS_BUF_NODE: '/nowhere/node'])
        Throwable failure = fails { run(build, scripted("orasBuf(${reach})")) }
        assert failure.message == 'orasBuf: error, exit code 2'
        assert !build.artifacts.exists()
    }

    @Test
    void credentialsOfEachKind() {
        [
            string: [kind: 'string', value: Scene.token],
            pair: [kind: 'usernamePassword', username: Scene.user, value: Scene.token],
            file: [kind: 'file', value: Scene.token + '\n'],
        ].each { String name, Map credentials ->
            Build build = build('kind-' + name)
            build.credentials['oras-token'] = credentials
            String mine = name == 'pair' ? reach.replace("username: '${Scene.user}', ", '') : reach
            String type = name == 'file' ? ", credentialsType: 'file'" : ''
            Map result = run(build, scripted("return orasBuf(${mine}${type})"))
            assert result.outcome == 'success'
            keepsSecret(build)
        }
    }

    @Test
    void credentialsThatAreNotThere() {
        Build build = build('no-credentials')
        Throwable failure = fails { run(build, scripted("orasBuf(${reach.replace('oras-token', 'other')})")) }
        assert failure.message ==
            "orasBuf: the credentials 'other' cannot be used: Could not find credentials entry with ID 'other'"
    }

    @Test
    void credentialsOfAnotherKindThanSaid() {
        Build build = build('wrong-kind')
        Throwable failure = fails { run(build, scripted("orasBuf(${reach}, credentialsType: 'file')")) }
        assert failure.message.contains("is of type 'Secret text' where 'Secret file' was expected")
        assert build.shellScripts.isEmpty()
    }

    @Test
    void wrongParameters() {
        Map<String, String> cases = [
            "target: '//...'": 'orasBuf has no parameter target; did you mean targets?',
            "'cache-dir': 'x'": 'orasBuf has no parameter cache-dir; did you mean cacheDir?',
            "somethingElseAltogether: 1": 'orasBuf has no parameter somethingElseAltogether',
            "token: 'x'": "orasBuf: token is a secret, and no parameter. Keep it in Jenkins' credentials, and give their id: " +
                "orasBuf(credentialsId: '...')",
            "bsrToken: 'x'": "orasBuf: bsrToken is a secret, and no parameter. Keep it in Jenkins' credentials, and give their " +
                "id: orasBuf(bsrCredentialsId: '...')",
            "junit: 'perhaps'": "orasBuf: junit is true or false, and not 'perhaps'",
            "build: ['buf', 'buck2']": 'orasBuf: build is one value, and no list',
            "credentialsType: 'ssh'": "orasBuf: credentialsType is one of string, usernamePassword, file, and not 'ssh'",
            "cacheMegabytes: '-1'": "orasBuf: cacheMegabytes is a number of megabytes, and not '-1'",
        ]
        cases.eachWithIndex { String parameters, String message, int index ->
            Build build = build('wrong-' + index)
            Throwable failure = fails { run(build, scripted("orasBuf(${parameters})")) }
            assert failure instanceof AbortException && failure.message == message
            assert build.shellScripts.isEmpty()
        }
    }

    @Test
    void whatParametersHoldIsNeverRunByAShell() {
        Build build = build('injection')
        File planted = new File(build.directory, 'planted')
        String hostile = '\\$(touch ' + planted.path + ')\\"; touch ' + planted.path + '; \\n`touch ' + planted.path + '`'
        fails { run(build, scripted("orasBuf(${reach}, config: \"${hostile}\", directory: \"${hostile}\")")) }
        assert !planted.exists()
        assert build.shellScripts == ['sh "$ORAS_BUF_STEP_HOME/jenkins-step.sh" "$ORAS_BUF_STEP_COMMAND"']
    }

    @Test
    void windows() {
        Build build = build('windows')
        build.unix = false
        Throwable failure = fails { run(build, scripted('orasBuf()')) }
        assert failure.message == 'orasBuf runs on agents with Linux or macOS: this one has Windows'
    }

    @Test
    void twiceInOneBuildAndInADirectoryBelow() {
        Build build = build('twice')
        Build.copy(Scene.workspace('green'), new File(build.workspace, 'below'))
        Map result = run(build, scripted("""
            orasBuf(${reach}, directory: 'proto')
            return dir('below') { orasBuf(${reach}) }"""))
        assert result.outcome == 'success'
        assert new File(build.workspace, 'below/.oras-buf/report/report.json').exists()
        assert build.engineWrites == 1
        assert build.description.readLines().unique() == build.description.readLines()
        keepsSecret(build)
    }

    @Test
    void underBash() {
        Build build = build('bash')
        build.shell = ['bash', '-xe']
        assert run(build, scripted("return orasBuf(${reach})")).outcome == 'success'
        keepsSecret(build)
    }

}
