package homes.birb.orasbuftest

/** The block `environment` of Declarative: an assignment sets a variable, `credentials('id')` stands for credentials. */
class DeclaredEnvironment implements Serializable {

    private static final long serialVersionUID = 1L

    static class Asked implements Serializable {

        private static final long serialVersionUID = 1L
        String id

    }

    Object credentials(String id) { new Asked(id: id) }

    @Override
    void setProperty(String name, Object value) {
        Map<String, String> variables = value instanceof Asked ?
            Build.current.declared(name, ((Asked) value).id) : [(name): value.toString()]
        Build.current.environments.addLast(variables)
    }

}
